output "alerts" {
  description = "What is alerted on, by name: the filter that is looked at."
  value       = { for name, alert in local.alerts : name => alert.filter }
}

output "channels" {
  description = "How many channels every alert goes to."
  value       = length(local.channels)
}
