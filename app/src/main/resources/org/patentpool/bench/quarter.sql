-- The royalties and the settlement of one quarter by the rulebook, set by set. Divisions are
-- exact: a quotient and its remainder, or a common denominator. "offset 0" has a column computed
-- once where it is used more than once.

------------------------------------------------------------------------------------------------
-- Royalties (§4)

-- §3, §4.1: the days on which some family is active in one of two territories.
create temp table cover on commit drop as
with active as (
  select office as territory, range_agg(in_force * pooled) as days
  from patent join stay using (stay)
  group by office
)
select sold_in, made_in, coalesce(s.days, '{}') + coalesce(m.days, '{}') as days
from (select distinct sold_in, made_in from line)
left join active s on s.territory = sold_in
left join active m on m.territory = made_in;
analyze cover;

-- The lines in their order, with the days they are covered and the units of the year before each.
create temp table counted on commit drop as
with covered as (
  select
    l.*,
    l.last - l.first + 1 as days,
    case
      when c.days @> daterange(l.first, l.last, '[]') then l.last - l.first + 1
      else (
        select coalesce(sum(upper(d) - lower(d)), 0)
        from unnest(c.days * datemultirange(daterange(l.first, l.last, '[]'))) d
      )
    end as covered_days
  from line l join cover c using (sold_in, made_in)
  offset 0
)
select
  id, licensee, product, sold_in, c.units, net_sales, days, covered_days,
  row_number() over report - 1 as line,
  (
    coalesce(u.units, 0)
      + coalesce(sum(case when covered_days > 0 then c.units end) over year, 0)
      - c.units
  )::bigint as units_before
from covered c left join units_before u using (licensee, product)
window
  report as (partition by licensee order by product, sold_in, made_in, first, id),
  year as (
    partition by licensee, product order by sold_in, made_in, first, id
    rows unbounded preceding
  );

-- §4.2: what each line costs, as a numerator over the common denominator of its report.
create temp table priced on commit drop as
with banded as (
  select
    id,
    sum((least(units_before + units, up_to) - greatest(units_before, above)) * b.rate) as price
  from counted c
  join band b
    on b.product = c.product and above < units_before + units and up_to > units_before
  where covered_days > 0
  group by id
),
common as (
  select licensee, common_multiple(days) as denominator from counted group by licensee
)
select
  licensee, line, denominator,
  case when covered_days = 0 then 0 else coalesce(of_sales * net_sales, price * minor_units, 0) end
    * coalesce(there.factor, anywhere.factor, 1)
    * (covered_days * (denominator / days)) as numerator
from counted c
join common using (licensee)
cross join tariff
join rate using (product)
left join banded using (id)
left join factor there on there.product = c.product and there.territory = sold_in
left join factor anywhere on anywhere.product = c.product and anywhere.territory = '*';

-- §4.3, §4.4: what each report costs, discounted, rounded once and bounded.
create temp table royalty on commit drop as
with reported as (
  select licensee, denominator, sum(numerator) as numerator
  from priced
  group by licensee, denominator
),
discounted as (
  select licensee, product(1 - rate) as factor
  from entitlement join discount using (kind)
  group by licensee
)
select
  licensee,
  numerator,
  greatest(
    0,
    least(half_even(numerator * coalesce(factor, 1), denominator), annual_cap - due_before),
    annual_minimum - due_before) as due
from reported
join licensee on id = licensee
cross join tariff
left join discounted using (licensee);

-- §4.5: each line's part of what is due; nothing of it when no line costs anything.
create temp table charge on commit drop as
with quota as (
  select
    licensee, line, due, p.numerator as weight, r.numerator as total,
    coalesce(div(due * p.numerator, nullif(r.numerator, 0)), 0) as part
  from priced p join royalty r using (licensee)
  offset 0
),
ranked as (
  select
    licensee, line, part,
    due * weight - part * total as remainder,
    row_number() over (
      partition by licensee order by due * weight - part * total desc, line) as rank,
    due - sum(part) over (partition by licensee) as left_over
  from quota
)
select licensee, line, part + (rank <= left_over and remainder > 0)::int as amount from ranked;

------------------------------------------------------------------------------------------------
-- Settlement (§6), with the disputed families and without: the difference is held

-- §6.1, §6.3: the receipts of each territory, and the positive ones among them.
create temp table taking on commit drop as
select
  coalesce(territory, '~') as territory,
  sum(amount) as amount,
  coalesce(sum(amount) filter (where amount > 0), 0) as positive
from receipt
group by territory;

-- §6.1, §6.2: of a deficit nothing is shared.
create temp table money on commit drop as
select
  gross, net, fee, net - fee - reserve as to_share,
  div((net - fee - reserve) * max_share_bps, 10000) as largest
from policy
cross join lateral (
  select coalesce(sum(amount), 0) + deficit_carried_in as gross from taking) g
cross join lateral (select greatest(gross, 0) as net) n
cross join lateral (select least(half_even(net * admin_fee_bps, 10000), admin_fee_cap) as fee) f
cross join lateral (select half_even((net - fee) * reserve_bps, 10000) as reserve) r;

-- §3: the days of each stay in each office, and in any of them ('~').
create temp table activity on commit drop as
with in_office as (
  select stay, office, range_agg(in_force * pooled * daterange(first, last, '[]')) as days
  from patent join stay using (stay) cross join policy
  group by stay, office
),
active as (
  select * from in_office
  union all
  select stay, '~', range_agg(days) from in_office group by stay
)
select stay, office, sum(upper(d) - lower(d)) as days
from active, unnest(days) d
group by stay, office;

-- §6.6: a settlement is reckoned twice.
create temp table variant on commit drop as
select * from (values ('all', true), ('undisputed', false)) as v (variant, with_disputed);

-- §6.3: what each founder weighs on each shelf of each component: one shelf, or one for each tier
-- or territory.
create temp table weight on commit drop as
with owned as (
  select variant, owner, tier, score, office, days
  from activity join stay using (stay)
  join variant on with_disputed or not disputed
),
claim as (
  select variant, component, '' as shelf, id as founder, 1 as claim
  from component cross join founder cross join variant
  where kind = 'EQUAL'
  union all
  select variant, component, '', owner, days * case kind when 'SCORE' then score else 1 end
  from component cross join owned
  where kind in ('FAMILY_COUNT', 'SCORE') and office = '~'
  union all
  select variant, component, tier, owner, days
  from component cross join owned
  where kind = 'TIER' and office = '~'
  union all
  select variant, component, office, owner, days
  from component cross join owned
  where kind = 'COVERAGE'
)
select variant, component, shelf, founder, sum(claim) * multiplier_bps as weight
from claim join founder on id = founder
group by variant, component, shelf, founder, multiplier_bps
having sum(claim) * multiplier_bps > 0
union all
select variant, component, '', founder, share
from agreed_share cross join variant
where share > 0;

-- §6.3: the pot of each component.
create temp table pot on commit drop as
select component, pot
from (
  select
    array_agg(component order by component) as components,
    allot(to_share, array_agg(weight_bps::numeric order by component)) as pots
  from component cross join money
  group by to_share
) allotted, unnest(components, pots) as u (component, pot);

-- §6.3: the pot of each shelf, by the ratios of tiers and the receipts of territories. What nobody
-- claims goes to the other tiers or stays where it is, and from a territory to the shelf of all.
create temp table shelf on commit drop as
with claimed as (
  select distinct variant, component, shelf from weight
),
ratio as (
  select variant, component, '' as shelf, 1 as ratio
  from component cross join variant
  where kind not in ('TIER', 'COVERAGE')
  union all
  select variant, component, tier, ratio
  from tier_ratio join component using (component) cross join variant
  where empty_tiers = 'RESERVE' or (variant, component, tier) in (select * from claimed)
  union all
  select
    variant, component,
    case when (variant, component, territory) in (select * from claimed) then territory else '~' end,
    sum(positive)
  from taking cross join component cross join variant
  where kind = 'COVERAGE'
  group by 1, 2, 3
)
select variant, component, shelf, pot
from (
  select
    variant, component,
    array_agg(shelf order by shelf) as shelves,
    allot(pot, array_agg(ratio order by shelf)) as pots
  from ratio join pot using (component)
  where ratio > 0
  group by variant, component, pot
) allotted, unnest(shelves, pots) as u (shelf, pot);

-- §6.3: the founders' parts of the shelves.
create temp table part on commit drop as
select variant, component, founder, sum(part) as part
from (
  select
    variant, component,
    array_agg(founder order by founder) as founders,
    allot(pot, array_agg(weight order by founder)) as parts
  from shelf join weight using (variant, component, shelf)
  group by variant, component, shelf, pot
) allotted, unnest(founders, parts) as u (founder, part)
group by variant, component, founder;

-- §6.4: the shares, none above the largest.
create temp table share on commit drop as
with unlimited as (
  select v.variant, id as founder, coalesce(sum(part), 0) as share
  from founder cross join variant v
  left join part p on p.variant = v.variant and p.founder = id
  group by v.variant, id
)
select variant, founder, share
from (
  select
    variant,
    array_agg(founder order by founder) as founders,
    limited(array_agg(share order by founder), largest) as shares
  from unlimited cross join money
  group by variant, largest
) cut, unnest(founders, shares) as u (founder, share);

-- §6.6: what is held, withheld, paid and carried on.
create temp table member on commit drop as
select
  id, share, held,
  case when paid then withheld else 0 end as withheld,
  case when paid then balance - withheld else 0 end as payable,
  case when paid then 0 else balance end as carried_out
from (select founder as id, share from share where variant = 'all') s
join (select founder as id, share as undisputed from share where variant = 'undisputed') u using (id)
join founder using (id)
cross join policy
cross join lateral (select greatest(0, share - undisputed) as held) h
cross join lateral (select share + carried_in + adjustment - held as balance) b
cross join lateral (
  select
    balance >= greatest(1, min_payout) as paid,
    half_even(balance * withholding_bps, 10000) as withheld) w;
