-- What was computed, each figure by the name that it has in Java too.
with shared as (
  select component, pot from pot cross join money where net > 0
),
figure (name, amount) as (
  select 'gross', gross from money
  union all
  select 'adminFee', fee from money
  union all
  select 'reserve', net - fee - (select sum(share) from share where variant = 'all') from money
  union all
  select 'distributable', sum(share) from share where variant = 'all'
  union all
  select format('components/%s/pot', component), pot from shared
  union all
  select format('components/%s/unallocated', component), pot - coalesce(sum(part), 0)
  from shared left join (select * from part where variant = 'all') p using (component)
  group by component, pot
  union all
  select format('components/%s/members/%s', component, id), coalesce(part, 0)
  from shared cross join founder
  left join (select component, founder as id, part from part where variant = 'all') p
    using (component, id)
  union all
  select format('members/%s/%s', id, name), amount
  from member
  cross join lateral (
    values
      ('share', share), ('held', held), ('withheld', withheld), ('payable', payable),
      ('carriedOut', carried_out)) as v (name, amount)
  union all
  select format('royalties/%s/due', licensee), due from royalty
  union all
  select format('royalties/%s/minimumTopUp', licensee), case when numerator = 0 then due else 0 end
  from royalty
  union all
  select format('royalties/%s/lines/%s/amount', licensee, line), amount from charge
)
select name, amount::bigint from figure;
