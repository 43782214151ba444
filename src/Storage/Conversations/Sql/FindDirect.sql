select id from conversations where kind = 'direct' and direct_low = $1 and direct_high = $2
