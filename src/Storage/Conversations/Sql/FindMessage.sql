select conversation_id, seq from messages where id = $1
