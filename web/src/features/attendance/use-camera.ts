import { useEffect, useEffectEvent, useRef, useState } from 'react';

/**
 * `asking`: the browser asks, or the camera starts; `denied`: somebody said no; `none`: there is none, or the page is
 * not allowed to ask (plain http); `busy`: it is there and gives no picture.
 */
export type CameraState = 'asking' | 'on' | 'denied' | 'none' | 'busy';

/** Between two looks at the picture, in milliseconds. */
const PAUSE = 150;
/** Enough pixels for a code across the screen, few enough for an old phone. */
const WIDEST = 800;

/** Shows what the camera behind sees in `video`, and says every text that a QR code there holds. */
export function useCamera(read: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('asking');
  const found = useEffectEvent(read);
  useEffect(() => {
    const leaving = new AbortController();
    void look({ video: video.current!, signal: leaving.signal, say: setState, found: (text) => found(text) });
    return () => leaving.abort();
  }, []);
  return { video, state };
}

interface Looking {
  video: HTMLVideoElement;
  signal: AbortSignal;
  say: (state: CameraState) => void;
  found: (text: string) => void;
}

async function look({ video, signal, say, found }: Looking): Promise<void> {
  try {
    const camera = await openCamera(signal);
    for (const track of camera.getTracks()) track.addEventListener('ended', () => say('busy'));
    video.srcObject = camera;
    await video.play();
    const { default: decode } = await import('qr/decode.js');
    if (!signal.aborted) say('on');
    const picture = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    while (!signal.aborted) {
      const text = textIn(video, picture, decode);
      if (text !== null) found(text);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  } catch (error) {
    if (!signal.aborted) say(whyNot(error));
  }
}

/** It is let go with `signal`, also when it comes after that. */
async function openCamera(signal: AbortSignal): Promise<MediaStream> {
  // A page over plain http has no such thing.
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices) throw new DOMException('no secure page', 'NotFoundError');
  const camera = await mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  const close = () => {
    for (const track of camera.getTracks()) track.stop();
  };
  signal.addEventListener('abort', close);
  if (signal.aborted) close();
  signal.throwIfAborted();
  return camera;
}

function whyNot(error: unknown): CameraState {
  const { name } = error as DOMException;
  if (name === 'NotAllowedError') return 'denied';
  return ['NotFoundError', 'NotSupportedError', 'OverconstrainedError'].includes(name) ? 'none' : 'busy';
}

type Decode = (image: ImageData) => string;

function textIn(video: HTMLVideoElement, picture: CanvasRenderingContext2D, decode: Decode): string | null {
  const scale = Math.min(1, WIDEST / video.videoWidth);
  const width = Math.round(video.videoWidth * scale);
  const height = Math.round(video.videoHeight * scale);
  if (!width || !height) return null;
  Object.assign(picture.canvas, { width, height });
  picture.drawImage(video, 0, 0, width, height);
  try {
    return decode(picture.getImageData(0, 0, width, height));
  } catch {
    return null; // no code in the picture
  }
}
