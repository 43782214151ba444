-- Makes a conversation with its first members. No row where the two of a direct conversation have one already.
with made as (
    insert into conversations (
        id, kind, visibility, name, description, created_by, created_at, active_at, member_count, direct_low, direct_high)
    values ($1, $2, $3, $4, $5, $6, $7, $7, cardinality($8::uuid[]), $9, $10)
    on conflict (direct_low, direct_high) where kind = 'direct' do nothing
    returning id
),
members as (
    insert into memberships (conversation_id, user_id, role, joined_at, read_seq, version)
    select made.id, m.user_id, case when m.user_id = $6 and $2 <> 'direct' then 'owner' else 'member' end, $7, 0, 0
    from made
    cross join unnest($8::uuid[]) as m (user_id)
)
select id from made
