-- Once, by the user postgres, in the database fertivision, before the first migration: Cloud SQL makes each user a member of
-- cloudsqlsuperuser, who may make roles and databases. Ours may not. Running it again changes nothing.

GRANT fv_owner TO CURRENT_USER;

ALTER DATABASE fertivision OWNER TO fv_owner;

REVOKE ALL ON DATABASE fertivision FROM PUBLIC;

GRANT CONNECT ON DATABASE fertivision TO fv_app, fv_system;

ALTER ROLE fv_owner NOCREATEROLE NOCREATEDB;

ALTER ROLE fv_app NOCREATEROLE NOCREATEDB;

ALTER ROLE fv_system NOCREATEROLE NOCREATEDB;

REVOKE cloudsqlsuperuser FROM fv_owner, fv_app, fv_system;
