-- Appends a batch of messages to any number of conversations, in the batch's order, and numbers them: the conversation
-- row is locked and raised first, so that its numbers are dense and become visible in their order. A client id that is
-- stored already, or stands earlier in the batch, answers with the first one's numbers.
with input as (
    select *
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])
        with ordinality as i (id, conversation_id, sender_id, client_id, content, created_at, place)
),
known as (
    select i.place, m.id, m.seq, m.version, m.created_at
    from input i
    join messages m using (conversation_id, sender_id, client_id)
),
fresh as (
    select f.*, row_number() over (partition by conversation_id order by place) as step
    from (
        select distinct on (conversation_id, sender_id, client_id) *
        from input
        where place not in (select place from known)
        order by conversation_id, sender_id, client_id, place
    ) f
),
growth as (
    select conversation_id, count(*) as messages, max(created_at) as active_at
    from fresh
    group by conversation_id
),
heads as (
    update conversations c
    set last_seq = c.last_seq + g.messages, version = c.version + g.messages, active_at = g.active_at
    from growth g
    where c.id = g.conversation_id
    returning c.id, c.last_seq - g.messages as seq, c.version - g.messages as version
),
written as (
    insert into messages (conversation_id, seq, version, id, sender_id, client_id, content, created_at)
    select f.conversation_id, h.seq + f.step, h.version + f.step, f.id, f.sender_id, f.client_id, f.content, f.created_at
    from fresh f
    join heads h on h.id = f.conversation_id
    returning conversation_id, sender_id, client_id, id, seq, version, created_at
),
read as (
    update memberships m
    set read_seq = w.seq
    from (
        select conversation_id, sender_id, max(seq) as seq
        from written
        group by conversation_id, sender_id
    ) w
    where m.conversation_id = w.conversation_id and m.user_id = w.sender_id
)
select i.place, w.id, w.seq, w.version, w.created_at, w.id <> i.id as repeated
from input i
join written w using (conversation_id, sender_id, client_id)
union all
select place, id, seq, version, created_at, true
from known
order by place
