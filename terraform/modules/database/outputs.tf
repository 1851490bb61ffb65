output "connection" {
  description = "Connection name of the instance. Usable once its database and roles are there."
  value       = google_sql_database_instance.records.connection_name
  depends_on  = [google_sql_database.fertivision, google_sql_user.role]
}

output "instance" {
  description = "Name of the instance."
  value       = google_sql_database_instance.records.name
}

output "secrets" {
  description = "The secret and version that hold each role's address."
  value = { for role in local.roles : role => {
    secret  = google_secret_manager_secret.address[role].secret_id
    version = google_secret_manager_secret_version.address[role].version
  } }
}
