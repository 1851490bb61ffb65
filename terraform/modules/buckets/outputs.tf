output "names" {
  description = "The buckets' names by area."
  value       = { for area, bucket in google_storage_bucket.area : area => bucket.name }
}

output "logs" {
  description = "Name of the bucket of access logs."
  value       = google_storage_bucket.logs.name
}
