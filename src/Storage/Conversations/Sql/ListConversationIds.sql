select conversation_id from memberships where user_id = $1 and left_at is null
