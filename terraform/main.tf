# The deployment of one clinic size in one region: what each module gets, and the tables they are filled from.

locals {
  functions = jsondecode(file("${path.module}/functions.json"))
  sizes     = jsondecode(file("${path.module}/sizes.json"))
  delivery  = jsondecode(file("${path.module}/delivery.json"))
  size      = local.sizes[var.size]
  is_prod   = var.environment == "prod"

  # Data stay on their continent: copies, keys, backups and messages too.
  residency = {
    us-central1     = { location = "US", regions = ["US-CENTRAL1", "US-EAST1"], keys = "us", firestore = "nam5", backups = "us" }
    europe-west1    = { location = "EU", regions = ["EUROPE-WEST1", "EUROPE-WEST4"], keys = "europe", firestore = "eur3", backups = "eu" }
    asia-southeast1 = { location = "ASIA", regions = ["ASIA-SOUTHEAST1", "ASIA-EAST1"], keys = "asia", firestore = "asia-southeast1", backups = "asia" }
  }
  here = local.residency[var.region]

  events = sort(distinct(concat(
    flatten([for each in values(local.functions) : concat(each.receives, each.publishes)]),
    ["event.dead_lettered", "object.uploaded", "sweep.requested"],
  )))

  # Each instance has its own pool for the application's role and up to two connections for the system's. While a canary is
  # tried there are two revisions of everything; five connections are PostgreSQL's own, and ten an operator's.
  connections = sum([for name, each in local.functions : local.size.instances[name] * (each.pool + min(2, each.pool))])
  wanted      = local.connections * 2 + 15

  environment_of_all = {
    BACKEND                = "gcp"
    DECODE_VIDEO_SECONDS   = "420"
    EVENT_MAX_AGE_S        = tostring(local.delivery.retention_s)
    GCP_BUCKETS            = var.project
    GCP_FIRESTORE_DATABASE = "(default)"
    GCP_IDENTITY_API_KEY   = module.identity.api_key
    GCP_KMS_KEY            = module.keys.ids["tenants"]
    GCP_PROJECT            = var.project
    GCP_TOPICS             = "fertivision-"
    JOB_LEASE_S            = tostring(local.delivery.job_lease_s)
    LOG_LEVEL              = var.log_level
    MAX_ATTEMPTS           = tostring(local.delivery.attempts)
    PROXY_HOPS             = "2" # the load balancer adds the client's address and its own
    PUBLIC_URL             = "https://${var.domain}"
    SIDECAR_WAIT_S         = "120"
    SIGN_SECOND_FACTOR     = local.is_prod ? "1" : "0"
  }
}

module "project" {
  source = "./modules/project"

  project = var.project
  create  = var.create_project
}

module "keys" {
  source = "./modules/keys"

  project           = var.project
  region            = var.region
  wide              = local.here.keys
  firestore_is_wide = local.here.firestore != var.region

  depends_on = [module.project]
}

module "network" {
  source = "./modules/network"

  project = var.project
  region  = var.region

  depends_on = [module.project]
}

module "buckets" {
  source = "./modules/buckets"

  project     = var.project
  prefix      = var.project
  location    = local.here.location
  regions     = local.here.regions
  kms_key     = module.keys.ids["storage"]
  origin      = "https://${var.domain}"
  is_prod     = local.is_prod
  lock_logs   = var.lock_audit_logs
  integrators = var.integrators
}

module "registry" {
  source = "./modules/registry"

  project = var.project
  region  = var.region
  kms_key = module.keys.ids["region"]
}

module "events" {
  source = "./modules/events"

  project            = var.project
  number             = module.project.number
  region             = var.region
  prefix             = local.environment_of_all.GCP_TOPICS
  events             = local.events
  incoming           = module.buckets.names["incoming"]
  kms_key            = module.keys.ids["region"]
  retention_s        = local.delivery.retention_s
  parked_retention_s = local.delivery.parked_retention_s
  sweep              = local.delivery.sweep
}

module "database" {
  source = "./modules/database"

  project            = var.project
  region             = var.region
  backup_location    = local.here.backups
  network            = module.network.network
  kms_key            = module.keys.ids["region"]
  is_prod            = local.is_prod
  tier               = local.size.tier
  disk_gb            = local.size.disk_gb
  max_connections    = local.size.max_connections
  connections_wanted = local.wanted
  password_round     = var.password_round
}

module "live_state" {
  source = "./modules/live_state"

  project  = var.project
  location = local.here.firestore
  kms_key  = module.keys.ids[local.here.firestore == var.region ? "region" : "storage"]
  rules    = file("${path.module}/../hosting/firestore.rules")
  indexes  = file("${path.module}/../hosting/firestore.indexes.json")
}

module "identity" {
  source = "./modules/identity"

  project = var.project
  domain  = var.domain
  is_prod = local.is_prod

  depends_on = [module.project]
}
