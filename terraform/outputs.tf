output "address" {
  description = "Where the domain's A record must point."
  value       = module.web.address
}

output "database" {
  description = "Connection name for cloud-sql-proxy."
  value       = module.database.connection
}

output "owner_secret" {
  description = "Secret that holds the address of the role which migrates."
  value       = module.database.secrets["fv_owner"].secret
}

output "revisions" {
  description = "The revision of each function that this configuration makes; the next release may name them as stable."
  value       = { for name, function in module.function : name => function.revision }
}

output "traffic" {
  description = "Percent of each function's traffic by revision."
  value       = { for name, function in module.function : name => function.traffic }
}

output "subscriptions" {
  description = "Push subscriptions of each function by kind of event."
  value       = { for name, function in module.function : name => function.subscriptions }
}

output "environment" {
  description = "Settings of each function that are no secret."
  value       = { for name, function in module.function : name => function.environment }
}

output "buckets" {
  description = "Buckets by area."
  value       = module.buckets.names
}
