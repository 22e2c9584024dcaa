-- A quarter and all that it is settled by. Ids are ordered by their bytes, as the database's
-- collation does.

create unlogged table receipt (
  id text primary key,
  source smallint not null,
  amount bigint not null,
  territory text
);
create unlogged table founder (
  id text primary key,
  multiplier_bps bigint not null,
  withholding_bps int not null,
  carried_in bigint not null,
  adjustment bigint not null
);
-- A family's stay in the pool under one owner.
create unlogged table stay (
  stay int primary key,
  owner text not null,
  tier text not null,
  score int not null,
  pooled daterange not null,
  disputed boolean not null
);
create unlogged table patent (
  stay int not null,
  office text not null,
  in_force daterange not null
);
create unlogged table policy (
  first date not null,
  last date not null,
  deficit_carried_in bigint not null,
  admin_fee_bps int not null,
  admin_fee_cap bigint not null,
  reserve_bps int not null,
  min_payout bigint not null,
  max_share_bps int not null
);
create unlogged table component (
  component int primary key,
  kind text not null,
  weight_bps int not null,
  empty_tiers text
);
create unlogged table agreed_share (
  component int not null,
  founder text not null,
  share bigint not null
);
create unlogged table tier_ratio (
  component int not null,
  tier text not null,
  ratio bigint not null
);

create unlogged table tariff (
  annual_cap bigint not null,
  annual_minimum bigint not null,
  minor_units int not null
);
-- What a product costs: a part of its sales, or so much a unit by bands.
create unlogged table rate (
  product text primary key,
  of_sales numeric
);
create unlogged table band (
  product text not null,
  above bigint not null,
  up_to bigint not null,
  rate numeric not null,
  primary key (product, above)
);
create unlogged table factor (
  product text not null,
  territory text not null,
  factor numeric not null,
  primary key (product, territory)
);
create unlogged table discount (
  kind text primary key,
  rate numeric not null
);
create unlogged table licensee (
  id text primary key,
  due_before bigint not null
);
create unlogged table entitlement (
  licensee text not null,
  kind text not null,
  primary key (licensee, kind)
);
create unlogged table units_before (
  licensee text not null,
  product text not null,
  units bigint not null,
  primary key (licensee, product)
);
create unlogged table line (
  id int primary key,
  licensee text not null,
  product text not null,
  made_in text not null,
  sold_in text not null,
  units bigint not null,
  net_sales bigint not null,
  first date not null,
  last date not null
);

-- An exact quotient of what is not negative, rounded half-even (§1).
create function half_even(n numeric, d numeric) returns numeric language sql immutable as $$
  select div(n, d) + case
    when 2 * mod(n, d) > d or (2 * mod(n, d) = d and mod(div(n, d), 2) = 1) then 1
    else 0
  end
$$;

-- The parts of weights that stand in the order of their ids (§2): whole quotas, and a unit more
-- for the largest remainders. A weight of 0 has no remainder and is never reached.
create function allot(total numeric, weights numeric[]) returns numeric[]
language sql immutable as $$
  with quota as (
    select
      position,
      div(total * weight, sum(weight) over ()) as part,
      mod(total * weight, sum(weight) over ()) as remainder
    from unnest(weights) with ordinality as w (weight, position)
  ),
  ranked as (
    select
      position,
      part,
      row_number() over (order by remainder desc, position) as rank,
      total - sum(part) over () as left_over
    from quota
  )
  select array_agg(part + (rank <= left_over)::int order by position) from ranked
$$;

-- Shares cut to the largest one may have, the excess given to those never cut, until nobody is
-- above (§6.4).
create function limited(shares numeric[], largest numeric) returns numeric[]
language plpgsql immutable as $$
declare
  now numeric[] := shares;
  cut boolean[] := array_fill(false, array[cardinality(shares)]);
  takers numeric[];
  excess numeric;
begin
  loop
    select
      sum(greatest(share - largest, 0)),
      array_agg(was_cut or share > largest order by position),
      array_agg(case when was_cut or share > largest then 0 else share end order by position),
      array_agg(least(share, largest) order by position)
    into excess, cut, takers, now
    from unnest(now, cut) with ordinality as s (share, was_cut, position);
    exit when excess = 0 or 0 = all (takers);
    select array_agg(share + more order by position) into now
    from unnest(now, allot(excess, takers)) with ordinality as s (share, more, position);
  end loop;
  return now;
end
$$;

create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');
create aggregate common_multiple(bigint) (sfunc = lcm, stype = bigint, initcond = '1');
