output "address" {
  description = "Where the domain's A record must point."
  value       = google_compute_global_address.site.address
}

output "page" {
  description = "Name of the page's bucket."
  value       = google_storage_bucket.page.name
}

output "headers" {
  description = "Headers of every answer of the page."
  value       = local.everyone
}

output "files" {
  description = "Names of the page's files."
  value       = local.files
}
