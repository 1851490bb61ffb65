output "bucket" {
  description = "Where the archives go."
  value       = google_storage_bucket.source.name
}

output "images" {
  description = "What the images' names begin with."
  value       = "${var.region}-docker.pkg.dev/${var.project}/${google_artifact_registry_repository.images.repository_id}"
}

output "builder" {
  description = "The account that builds. Usable once it may read archives and write images."
  value       = google_service_account.builder.id
  depends_on  = [google_storage_bucket_iam_member.builder, google_artifact_registry_repository_iam_member.builder, google_project_iam_member.builder_logs]
}
