select version, payload
from grain_states
where state = $1
  and key = $2
  and key_extension = $3
