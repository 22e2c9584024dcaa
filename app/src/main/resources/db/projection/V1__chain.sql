-- The last block that is in the tables; one row, moved in the transaction that fills them.
create table place (
  single boolean primary key default true check (single),
  number bigint not null check (number >= 0),
  hash   text   not null
);

create table block (
  number        bigint primary key,
  hash          text not null,
  previous_hash text not null,
  data_hash     text not null
);

create table transaction (
  block        bigint  not null references block,
  index        integer not null,
  id           text    not null,
  kind         text    not null,
  validation   text    not null,
  proposed     timestamptz,
  organization text    not null,
  chaincode    text    not null,
  function     text    not null,
  primary key (block, index)
);

-- What the channel's newest configuration says.
create table channel (
  single  boolean primary key default true check (single),
  custody text not null
);
