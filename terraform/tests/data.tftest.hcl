# No data is public, everything is encrypted with our keys, what was deleted can be had back, and the database recovers.

mock_provider "google" {}
mock_provider "google-beta" {}
mock_provider "random" {}

variables {
  project = "clinic-prod"
  number  = "123456789012"
  region  = "europe-west1"
  kms_key = "projects/clinic-prod/locations/europe/keyRings/fertivision/cryptoKeys/storage"
  is_prod = true
  domain  = "app.clinic.example"
}

run "buckets" {
  command = plan

  module {
    source = "./modules/buckets"
  }

  variables {
    prefix    = "clinic-prod"
    location  = "EU"
    regions   = ["EUROPE-WEST1", "EUROPE-WEST4"]
    origin    = "https://app.clinic.example"
    lock_logs = true
    integrators = {
      laboratory = { member = "serviceAccount:lab@lab.iam.gserviceaccount.com", tenant = "north" }
    }
  }

  assert {
    condition     = toset(keys(google_storage_bucket.area)) == toset(["incoming", "accepted", "reports", "receipts", "models", "keys"])
    error_message = "Five areas and the clinics' keys."
  }

  assert {
    condition     = alltrue([for bucket in concat(values(google_storage_bucket.area), [google_storage_bucket.logs]) : bucket.public_access_prevention == "enforced" && bucket.uniform_bucket_level_access && !bucket.force_destroy])
    error_message = "No bucket can be made public, or deleted with what is in it."
  }

  assert {
    condition     = alltrue([for bucket in concat(values(google_storage_bucket.area), [google_storage_bucket.logs]) : bucket.encryption[0].default_kms_key_name == var.kms_key])
    error_message = "Every bucket is encrypted with our key."
  }

  assert {
    condition     = alltrue([for bucket in values(google_storage_bucket.area) : bucket.versioning[0].enabled && bucket.soft_delete_policy[0].retention_duration_seconds == 2592000])
    error_message = "What was overwritten or deleted can be had back for 30 days."
  }

  assert {
    condition     = alltrue([for bucket in concat(values(google_storage_bucket.area), [google_storage_bucket.logs]) : bucket.location == "EU" && bucket.custom_placement_config[0].data_locations == toset(["EUROPE-WEST1", "EUROPE-WEST4"])])
    error_message = "Two copies, in two regions of one continent."
  }

  assert {
    condition     = alltrue([for area in ["incoming", "reports"] : google_storage_bucket.area[area].cors[0].origin == tolist(["https://app.clinic.example"]) && contains(google_storage_bucket.area[area].cors[0].response_header, "Range")])
    error_message = "The page alone may upload, and sees how far it got."
  }

  assert {
    condition     = alltrue([for area in ["accepted", "receipts", "models", "keys"] : length(google_storage_bucket.area[area].cors) == 0])
    error_message = "No browser reads the other areas."
  }

  assert {
    condition     = anytrue([for rule in google_storage_bucket.area["incoming"].lifecycle_rule : one(rule.condition).age == 30 && one(rule.action).type == "Delete"])
    error_message = "Originals expire after 30 days."
  }

  assert {
    condition     = alltrue([for rule in google_storage_bucket.area["accepted"].lifecycle_rule : one(rule.action).type != "Delete" || one(rule.condition).days_since_noncurrent_time == 30])
    error_message = "What was accepted never expires."
  }

  assert {
    condition     = google_storage_bucket.logs.retention_policy[0].retention_period == 189734400 && google_storage_bucket.logs.retention_policy[0].is_locked
    error_message = "Access logs are kept six years."
  }

  assert {
    condition     = strcontains(google_storage_bucket_iam_member.integrator["laboratory"].condition[0].expression, "/objects/north/drop/") && google_storage_bucket_iam_member.integrator["laboratory"].role == "roles/storage.objectCreator"
    error_message = "An integrator drops for its clinic and sees nothing."
  }
}

run "database" {
  command = plan

  module {
    source = "./modules/database"
  }

  variables {
    backup_location    = "eu"
    network            = "projects/clinic-prod/global/networks/fertivision"
    tier               = "db-custom-2-7680"
    disk_gb            = 50
    max_connections    = 400
    connections_wanted = 300
  }

  assert {
    condition     = google_sql_database_instance.records.settings[0].backup_configuration[0].point_in_time_recovery_enabled && google_sql_database_instance.records.settings[0].backup_configuration[0].backup_retention_settings[0].retained_backups == 30
    error_message = "Point-in-time recovery, and backups of 30 days."
  }

  assert {
    condition     = google_sql_database_instance.records.settings[0].availability_type == "REGIONAL"
    error_message = "Two zones."
  }

  assert {
    condition     = !google_sql_database_instance.records.settings[0].ip_configuration[0].ipv4_enabled && google_sql_database_instance.records.settings[0].ip_configuration[0].ssl_mode == "TRUSTED_CLIENT_CERTIFICATE_REQUIRED" && length(google_sql_database_instance.records.settings[0].ip_configuration[0].authorized_networks) == 0
    error_message = "No public address, and no connection without a certificate."
  }

  assert {
    condition     = google_sql_database_instance.records.deletion_protection && google_sql_database_instance.records.settings[0].deletion_protection_enabled
    error_message = "Nobody deletes the database by mistake."
  }

  assert {
    condition     = contains([for flag in google_sql_database_instance.records.settings[0].database_flags : "${flag.name}=${flag.value}"], "cloudsql.iam_authentication=on") && contains([for flag in google_sql_database_instance.records.settings[0].database_flags : "${flag.name}=${flag.value}"], "max_connections=400")
    error_message = "IAM login is on, and the connections are those of the size."
  }

  assert {
    condition     = toset([for user in google_sql_user.role : user.name]) == toset(["fv_owner", "fv_app", "fv_system"])
    error_message = "Three roles."
  }

  assert {
    condition     = alltrue([for secret in google_secret_manager_secret.address : secret.replication[0].user_managed[0].replicas[0].location == "europe-west1"])
    error_message = "Secrets stay in the region."
  }
}

run "too_few_connections" {
  command = plan

  module {
    source = "./modules/database"
  }

  variables {
    backup_location    = "eu"
    network            = "projects/clinic-prod/global/networks/fertivision"
    tier               = "db-custom-2-7680"
    disk_gb            = 50
    max_connections    = 400
    connections_wanted = 401
  }

  expect_failures = [google_sql_database_instance.records]
}

run "live_state" {
  command = plan

  module {
    source = "./modules/live_state"
  }

  variables {
    location = "eur3"
    rules    = file("../hosting/firestore.rules")
    indexes  = file("../hosting/firestore.indexes.json")
  }

  assert {
    condition     = google_firestore_database.live.point_in_time_recovery_enablement == "POINT_IN_TIME_RECOVERY_ENABLED" && google_firestore_database.live.delete_protection_state == "DELETE_PROTECTION_ENABLED"
    error_message = "The live state recovers too."
  }

  assert {
    condition     = alltrue([for name in ["jobs/expires_at", "progress/expires_at"] : length(google_firestore_field.override[name].ttl_config) == 1])
    error_message = "Jobs and progress are forgotten by themselves."
  }

  assert {
    condition     = google_firebaserules_release.rules.name == "cloud.firestore"
    error_message = "The rules hold for the database."
  }
}

run "identity" {
  command = plan

  module {
    source = "./modules/identity"
  }

  assert {
    condition     = google_identity_platform_config.people.client[0].permissions[0].disabled_user_signup && !google_identity_platform_config.people.sign_in[0].anonymous[0].enabled && google_identity_platform_config.people.mfa[0].state == "MANDATORY"
    error_message = "Nobody makes an account for themselves, and everybody has a second factor."
  }

  assert {
    condition     = toset([for target in google_apikeys_key.page.restrictions[0].api_targets : target.service]) == toset(["identitytoolkit.googleapis.com", "securetoken.googleapis.com"])
    error_message = "The page's key is for signing in."
  }
}

run "keys" {
  command = plan

  module {
    source = "./modules/keys"
  }

  variables {
    wide              = "europe"
    firestore_is_wide = true
  }

  assert {
    condition     = alltrue([for key in google_kms_crypto_key.key : key.rotation_period == "7776000s" && key.destroy_scheduled_duration == "2592000s"])
    error_message = "Keys rotate every 90 days and can be had back for 30."
  }
}
