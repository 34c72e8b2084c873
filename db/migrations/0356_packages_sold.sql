-- Which packages were sold in a period, and what became of them (docs/domain/kpis.md, "Packages").
create index student_packages_sold on student_packages (organization_id, package_id, purchased_at)
  where status = 'active' and transferred_from is null;
