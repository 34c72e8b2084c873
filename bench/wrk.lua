-- Sends the requests of a file, each complete and ended by \1, in their order and again from the first.
-- Says what came of it in one line of JSON.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  local file = assert(io.open(args[1], 'rb'))
  shots = {}
  for shot in file:read('*a'):gmatch('([^\1]+)\1') do shots[#shots + 1] = shot end
  file:close()
  at, refused, failed = 0, 0, 0
end

function request()
  at = at % #shots + 1
  return shots[at]
end

-- Called for each answer only where it is defined; looking costs, but a failed request must not count as a fast one.
function response(status)
  if status >= 500 then failed = failed + 1 elseif status >= 400 then refused = refused + 1 end
end

function done(summary, latency)
  local refused, failed = 0, 0
  for _, thread in ipairs(threads) do
    refused = refused + thread:get('refused')
    failed = failed + thread:get('failed')
  end
  local errors = summary.errors
  failed = failed + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '\nBENCH {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"refused":%d,"failed":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), refused, failed))
end
