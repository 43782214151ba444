-- The small live state of single grains (IPersistentState), the same rows on either grain host.

create table grain_states (
    state         text        not null,             -- the name that the grain's [PersistentState] gives it
    key           uuid        not null,             -- the grain's key
    key_extension text        not null default '',  -- for grains with a compound key
    payload       json,                             -- null once cleared: the row stays and its version still fences an old owner
    version       integer     not null,             -- the etag
    written_at    timestamptz not null default now(),
    constraint grain_states_pkey primary key (state, key, key_extension)
);

-- Orleans hands a Guid key over as its 16 bytes in .NET's order (the first three fields least significant byte first),
-- cut into two little-endian halves.
create function grain_key(n0 bigint, n1 bigint) returns uuid
    language sql immutable strict parallel safe
return (
    lpad(to_hex(n0 & 4294967295), 8, '0')
    || lpad(to_hex((n0 >> 32) & 65535), 4, '0')
    || lpad(to_hex((n0 >> 48) & 65535), 4, '0')
    || lpad(to_hex(n1 & 255), 2, '0')
    || lpad(to_hex((n1 >> 8) & 255), 2, '0')
    || lpad(to_hex((n1 >> 16) & 255), 2, '0')
    || lpad(to_hex((n1 >> 24) & 255), 2, '0')
    || lpad(to_hex((n1 >> 32) & 255), 2, '0')
    || lpad(to_hex((n1 >> 40) & 255), 2, '0')
    || lpad(to_hex((n1 >> 48) & 255), 2, '0')
    || lpad(to_hex((n1 >> 56) & 255), 2, '0')
)::uuid;

-- Where Orleans' relational state provider looks its statements up when a silo starts. The names of the table, of its
-- columns, of the parameters and of the result columns are the provider's; the statements are ours.
create table orleansquery (
    querykey  text not null,
    querytext text not null,
    constraint orleansquery_pkey primary key (querykey)
);

insert into orleansquery (querykey, querytext) values
('ReadFromStorageKey', $statement$
    select convert_to(payload::text, 'UTF8') as "PayloadBinary", version as "Version"
    from grain_states
    where state = @GrainTypeString
      and key = grain_key(@GrainIdN0, @GrainIdN1)
      and key_extension = coalesce(@GrainIdExtensionString, '')
$statement$),

-- No row back means that somebody else wrote since: the grain's state is stale.
('WriteToStorageKey', $statement$
    with first as (
        insert into grain_states (state, key, key_extension, payload, version)
        select @GrainTypeString, grain_key(@GrainIdN0, @GrainIdN1), coalesce(@GrainIdExtensionString, ''),
               convert_from(@PayloadBinary, 'UTF8')::json, 1
        where @GrainStateVersion is null
        on conflict do nothing
        returning version
    ), further as (
        update grain_states
        set payload = convert_from(@PayloadBinary, 'UTF8')::json, version = version + 1, written_at = now()
        where state = @GrainTypeString
          and key = grain_key(@GrainIdN0, @GrainIdN1)
          and key_extension = coalesce(@GrainIdExtensionString, '')
          and version = @GrainStateVersion
        returning version
    )
    select version as "NewGrainStateVersion" from first
    union all
    select version from further
$statement$),

('ClearStorageKey', $statement$
    update grain_states
    set payload = null, version = version + 1, written_at = now()
    where state = @GrainTypeString
      and key = grain_key(@GrainIdN0, @GrainIdN1)
      and key_extension = coalesce(@GrainIdExtensionString, '')
      and version = @GrainStateVersion
    returning version
$statement$);
