# PostgreSQL on Cloud SQL: two zones, point-in-time recovery, no public address; three roles and their addresses.

locals {
  roles = toset(["fv_owner", "fv_app", "fv_system"])

  # Through the socket that Cloud Run mounts, which encrypts and checks who calls.
  socket = "/cloudsql/${google_sql_database_instance.records.connection_name}/.s.PGSQL.5432"
}

resource "google_sql_database_instance" "records" {
  #checkov:skip=CKV2_GCP_13:log_duration would add a line for each statement; slow ones are found by query insights
  #checkov:skip=CKV_GCP_108:every connection comes through the proxy's socket, so a look-up of its name costs time and says nothing
  #checkov:skip=CKV_GCP_111:log_statement is ddl on purpose; more would write patients' data into the log
  project             = var.project
  name                = "records"
  region              = var.region
  database_version    = "POSTGRES_18"
  encryption_key_name = var.kms_key
  root_password       = random_password.role["postgres"].result
  deletion_protection = true

  settings {
    tier                        = var.tier
    edition                     = "ENTERPRISE"
    availability_type           = var.is_prod ? "REGIONAL" : "ZONAL"
    disk_type                   = "PD_SSD"
    disk_size                   = var.disk_gb
    disk_autoresize             = true
    disk_autoresize_limit       = var.disk_gb * 5
    deletion_protection_enabled = var.is_prod
    retain_backups_on_delete    = true
    connector_enforcement       = "REQUIRED"

    backup_configuration {
      enabled                        = true
      start_time                     = "03:00"
      location                       = var.backup_location
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = 7

      backup_retention_settings {
        retained_backups = 30
        retention_unit   = "COUNT"
      }
    }

    ip_configuration {
      ipv4_enabled                                  = false
      private_network                               = var.network
      enable_private_path_for_google_cloud_services = true
      ssl_mode                                      = "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"
    }

    maintenance_window {
      day          = 7
      hour         = 2
      update_track = "stable"
    }

    password_validation_policy {
      enable_password_policy      = true
      min_length                  = 32
      disallow_username_substring = true
    }

    insights_config {
      query_insights_enabled  = true
      query_string_length     = 1024
      record_application_tags = false
      record_client_address   = false
    }

    database_flags {
      name  = "cloudsql.enable_pgaudit"
      value = "on"
    }
    database_flags {
      name  = "cloudsql.iam_authentication"
      value = "on"
    }
    database_flags {
      name  = "idle_in_transaction_session_timeout"
      value = "60000"
    }
    database_flags {
      name  = "log_checkpoints"
      value = "on"
    }
    database_flags {
      name  = "log_connections"
      value = "on"
    }
    database_flags {
      name  = "log_disconnections"
      value = "on"
    }
    database_flags {
      name  = "log_duration"
      value = "off"
    }
    database_flags {
      name  = "log_hostname"
      value = "off"
    }
    database_flags {
      name  = "log_lock_waits"
      value = "on"
    }
    database_flags {
      name  = "log_min_duration_statement"
      value = "-1"
    }
    database_flags {
      name  = "log_min_error_statement"
      value = "error"
    }
    database_flags {
      name  = "log_min_messages"
      value = "warning"
    }
    database_flags {
      name  = "log_parameter_max_length"
      value = "0"
    }
    database_flags {
      name  = "log_parameter_max_length_on_error"
      value = "0"
    }
    database_flags {
      name  = "log_statement"
      value = "ddl"
    }
    database_flags {
      name  = "log_temp_files"
      value = "0"
    }
    database_flags {
      name  = "max_connections"
      value = tostring(var.max_connections)
    }
    database_flags {
      name  = "pgaudit.log"
      value = "ddl,role"
    }
  }

  lifecycle {
    precondition {
      condition     = var.max_connections >= var.connections_wanted
      error_message = "All pools of all instances, old and new revision, need ${var.connections_wanted} connections; the server allows ${var.max_connections}."
    }
  }
}

resource "google_sql_database" "fertivision" {
  project         = var.project
  instance        = google_sql_database_instance.records.name
  name            = "fertivision"
  deletion_policy = "ABANDON"
}

resource "random_password" "role" {
  for_each = setunion(local.roles, ["postgres"])

  length  = 48
  special = false
  keepers = { round = var.password_round }
}

resource "google_sql_user" "role" {
  for_each = local.roles

  project         = var.project
  instance        = google_sql_database_instance.records.name
  name            = each.value
  password        = random_password.role[each.value].result
  deletion_policy = "ABANDON"
}

resource "google_secret_manager_secret" "address" {
  for_each = local.roles

  project             = var.project
  secret_id           = "${replace(each.value, "_", "-")}-address"
  version_destroy_ttl = "86400s"

  replication {
    user_managed {
      replicas {
        location = var.region
        customer_managed_encryption {
          kms_key_name = var.kms_key
        }
      }
    }
  }
}

resource "google_secret_manager_secret_version" "address" {
  for_each = local.roles

  secret          = google_secret_manager_secret.address[each.value].id
  secret_data     = "postgresql://${each.value}:${random_password.role[each.value].result}@/fertivision?unix_sock=${local.socket}"
  deletion_policy = "DISABLE"
}
