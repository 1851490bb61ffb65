output "topics" {
  description = "The topics' full names by kind of event."
  value       = { for name, topic in google_pubsub_topic.event : name => topic.id }
}

output "parked" {
  description = "Name of the subscription where what nobody could handle waits for a person."
  value       = google_pubsub_subscription.parked.name
}
