-- No row back: the version that was read is no longer the stored one. A payload of null clears the state; the row
-- stays, so that its version still refuses whoever read it before.
update grain_states
set payload = $4, version = version + 1, written_at = now()
where state = $1
  and key = $2
  and key_extension = $3
  and version = $5
returning version
