create table charter (
  single       boolean primary key default true check (single),
  pool         text not null,
  theme        text not null,
  kind         text not null,
  currency     text not null,
  founded_on   date not null,
  active_since date
);

create table terms (
  version        integer primary key,
  effective_from date    not null,
  agreement      text    not null,
  rulebook       integer not null,
  quorum_bps     integer not null,
  threshold_bps  integer not null,
  voting_days    integer not null,
  tiers          text[]  not null
);

create table pool_day (
  single boolean primary key default true check (single),
  day    date not null
);

create table party (
  party           text primary key,
  role            text not null,
  organization    text not null,
  key             text not null,
  tier            text,
  standing        text not null,
  since           date,
  suspended_from  date,
  suspended_until date,
  leaves_on       date,
  changed_on      date not null
);

create table ballot (
  ballot         text primary key,
  motion         text    not null,
  concerns       text,
  opened_by      text    not null,
  opened_on      date    not null,
  deadline       date    not null,
  quorum_bps     integer not null,
  threshold_bps  integer not null,
  electorate     text[]  not null,
  outcome        text,
  closed_on      date,
  -- As counted at the closing.
  counted         integer,
  counted_yes     integer,
  counted_no      integer,
  counted_abstain integer
);

create table vote (
  ballot  text not null,
  party   text not null,
  choice  text not null,
  cast_on date not null,
  primary key (ballot, party)
);

-- Suspension and withdrawal take effect by their days, so a status is always that of the pool day.
create view member as
select party, organization, role, tier, since, leaves_on,
       array_position(array['FOUNDER', 'OPERATOR', 'AUDITOR', 'MEMBER', 'LICENSEE'], role) as rank,
       case
         when standing <> 'ADMITTED' then standing
         when leaves_on <= day then 'WITHDRAWN'
         when day between suspended_from and suspended_until then 'SUSPENDED'
         else 'ACTIVE'
       end as status,
       case when day between suspended_from and suspended_until then suspended_until end
         as suspended_until
from party cross join pool_day;

-- Founders who leave by the deadline are not counted, and neither are their votes. What was counted
-- at the closing stands.
create view founders_vote as
select b.ballot, b.motion, b.concerns, b.opened_by, b.opened_on, b.deadline, b.outcome, b.closed_on,
       b.quorum_bps, b.threshold_bps,
       case
         when b.outcome is not null then 'CLOSED'
         when d.day > b.deadline then 'TO_BE_CLOSED'
         else 'OPEN'
       end as state,
       coalesce(b.counted, now.electorate) as electorate,
       coalesce(b.counted_yes, now.yes) as yes,
       coalesce(b.counted_no, now.no) as no,
       coalesce(b.counted_abstain, now.abstain) as abstain
from ballot b
  cross join pool_day d
  cross join lateral (
    select count(*) as electorate,
           count(*) filter (where v.choice = 'YES') as yes,
           count(*) filter (where v.choice = 'NO') as no,
           count(*) filter (where v.choice = 'ABSTAIN') as abstain
    from party p left join vote v on v.ballot = b.ballot and v.party = p.party
    where p.party = any (b.electorate)
      and not (p.standing = 'ADMITTED' and coalesce(p.leaves_on <= b.deadline, false))
  ) now;
