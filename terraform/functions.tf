# The four functions, each from its row of functions.json.

# Lists and deletes what a worker left behind and cannot read it: `ingest` sweeps the reports and never sees one.
resource "google_project_iam_custom_role" "sweeper" {
  project     = var.project
  role_id     = "fertivisionSweeper"
  title       = "Sweeps objects"
  description = "Lists and deletes objects, and cannot read them."
  permissions = ["storage.objects.delete", "storage.objects.list"]

  depends_on = [module.project]
}

module "function" {
  source   = "./modules/function"
  for_each = local.functions

  project        = var.project
  number         = module.project.number
  region         = var.region
  name           = each.key
  signature      = each.key == "api" ? "http" : "cloudevent"
  is_public      = each.key == "api"
  is_prod        = local.is_prod
  digest         = lookup(var.release, each.key, "unreleased00")
  archive        = "${path.module}/../build/${each.key}.zip"
  source_bucket  = module.registry.bucket
  images         = module.registry.images
  builder        = module.registry.builder
  builds         = var.builds
  stable         = lookup(var.stable, each.key, null)
  canary_percent = var.canary_percent

  cpu           = each.value.cpu
  memory_mib    = each.value.memory_mib
  concurrency   = each.value.concurrency
  pool          = each.value.pool
  timeout_s     = each.value.timeout_s
  min_instances = local.size.warm[each.key]
  max_instances = local.size.instances[each.key]

  environment = local.environment_of_all
  secrets = {
    APP_DATABASE_URL    = module.database.secrets["fv_app"]
    SYSTEM_DATABASE_URL = module.database.secrets["fv_system"]
  }

  kms_key      = module.keys.ids["region"]
  tenants_key  = module.keys.ids["tenants"]
  network      = module.network.network
  subnetwork   = module.network.subnetwork
  database     = module.database.connection
  buckets      = { for area, right in each.value.buckets : area => { name = module.buckets.names[area], right = right } }
  sweeper_role = google_project_iam_custom_role.sweeper.id
  live_state   = each.value.live_state
  signs        = each.value.signs
  publishes    = { for event in each.value.publishes : event => module.events.topics[event] }
  receives     = { for event in each.value.receives : event => module.events.topics[event] }
  dead_letters = module.events.topics["event.dead_lettered"]
  parked       = module.events.topics["parked"]
  delivery     = { for name, value in local.delivery : name => value if can(tonumber(value)) }
}

module "web" {
  source = "./modules/web"

  project             = var.project
  region              = var.region
  domain              = var.domain
  folder              = "${path.module}/../hosting"
  api                 = module.function["api"].service
  requests_per_minute = 6000
}

module "monitoring" {
  source = "./modules/monitoring"

  project         = var.project
  number          = module.project.number
  region          = var.region
  domain          = var.domain
  kms_key         = module.keys.ids["region"]
  emails          = var.alert_emails
  billing_account = var.billing_account
  budget          = local.size.budget
  functions       = keys(local.functions)
  parked          = module.events.parked
  instance        = module.database.instance
  max_connections = local.size.max_connections
}

module "operator" {
  source = "./modules/operator"
  count  = var.operator_access ? 1 : 0

  project    = var.project
  number     = module.project.number
  region     = var.region
  network    = module.network.network
  subnetwork = module.network.subnetwork
  kms_key    = module.keys.ids["region"]
  database   = module.database.connection
}
