output "revision" {
  description = "Name of the revision that this configuration makes."
  value       = local.revision
}

output "traffic" {
  description = "Percent of the traffic by revision."
  value       = local.traffic
}

output "service" {
  description = "Name of the service."
  value       = google_cloud_run_v2_service.function.name
}

output "account" {
  description = "E-mail address of the function's account."
  value       = google_service_account.own.email
}

output "subscriptions" {
  description = "Names of its push subscriptions by kind of event."
  value       = { for event, subscription in google_pubsub_subscription.push : event => subscription.name }
}

output "environment" {
  description = "Everything in its environment that is no secret."
  value       = local.environment
}
