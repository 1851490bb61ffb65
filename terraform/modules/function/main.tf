# One function: its archive, its image, its account, and the private service that runs it.

locals {
  digest = substr(var.digest, 0, 12)
  image  = "${var.images}/${var.name}:${local.digest}"

  # WORKERS and THREADS are the framework's own: one process, as many threads as requests at once.
  environment = merge(var.environment, {
    DATABASE_POOL   = tostring(var.pool)
    OMP_NUM_THREADS = "1"
    THREADS         = tostring(var.concurrency)
    WORKERS         = "1"
  })

  # A revision's name says what is in it, so that a change is a new one and a rollback finds the old one.
  made_of  = sha256(jsonencode([var.digest, var.environment, var.pool, var.concurrency, var.cpu, var.memory_mib, var.timeout_s, var.max_instances, var.secrets]))
  revision = "${var.name}-${local.digest}-${substr(local.made_of, 0, 6)}"

  # 70 to the stable revision and 30 to this one, or everything to this one.
  split   = var.stable == null || var.stable == local.revision ? { (local.revision) = 100 } : { (var.stable) = 100 - var.canary_percent, (local.revision) = var.canary_percent }
  traffic = { for revision, percent in local.split : revision => percent if percent > 0 }
}

resource "google_service_account" "own" {
  project      = var.project
  account_id   = "fertivision-${var.name}"
  display_name = "The function ${var.name}"
}

resource "google_storage_bucket_object" "archive" {
  bucket         = var.source_bucket
  name           = "${var.name}-${local.digest}.zip"
  source         = var.archive
  content_type   = "application/zip"
  detect_md5hash = "made elsewhere"
}

# Google's own builder of functions makes the image from the archive, once for each digest. Terraform's provider cannot
# ask for a build, and its Cloud Functions resource knows neither the database's socket nor a split of traffic.
resource "terraform_data" "image" {
  count = var.builds ? 1 : 0

  triggers_replace = [local.image]

  provisioner "local-exec" {
    command = join(" ", [
      "gcloud builds submit gs://${google_storage_bucket_object.archive.bucket}/${google_storage_bucket_object.archive.name}",
      "--project=${var.project} --region=${var.region} --service-account=${var.builder} --default-buckets-behavior=regional-user-owned-bucket",
      "--pack=image=${local.image},builder=gcr.io/buildpacks/builder:google-22,env=GOOGLE_FUNCTION_TARGET=${var.name},env=GOOGLE_FUNCTION_SIGNATURE_TYPE=${var.signature},env=GOOGLE_PYTHON_VERSION=3.11.x",
    ])
  }
}

resource "google_cloud_run_v2_service" "function" {
  project              = var.project
  name                 = var.name
  location             = var.region
  description          = "The function ${var.name}"
  ingress              = var.is_public ? "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" : "INGRESS_TRAFFIC_INTERNAL_ONLY"
  invoker_iam_disabled = var.is_public
  deletion_protection  = var.is_prod

  template {
    revision                         = local.revision
    service_account                  = google_service_account.own.email
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"
    max_instance_request_concurrency = var.concurrency
    timeout                          = "${var.timeout_s}s"
    encryption_key                   = var.kms_key

    scaling {
      min_instance_count = var.min_instances
      max_instance_count = var.max_instances
    }

    vpc_access {
      egress = "PRIVATE_RANGES_ONLY"
      network_interfaces {
        network    = var.network
        subnetwork = var.subnetwork
      }
    }

    volumes {
      name = "cloudsql"
      cloud_sql_instance {
        instances = [var.database]
      }
    }

    containers {
      image = local.image

      ports {
        container_port = 8080
      }

      resources {
        limits            = { cpu = tostring(var.cpu), memory = "${var.memory_mib}Mi" }
        cpu_idle          = true
        startup_cpu_boost = true
      }

      volume_mounts {
        name       = "cloudsql"
        mount_path = "/cloudsql"
      }

      dynamic "env" {
        for_each = local.environment
        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = var.secrets
        content {
          name = env.key
          value_source {
            secret_key_ref {
              secret  = env.value.secret
              version = env.value.version
            }
          }
        }
      }

      # The port opens before the function is loaded, so the API is asked for an answer.
      startup_probe {
        period_seconds    = 2
        timeout_seconds   = 2
        failure_threshold = 30
        dynamic "http_get" {
          for_each = var.is_public ? [1] : []
          content {
            path = "/health"
          }
        }
        dynamic "tcp_socket" {
          for_each = var.is_public ? [] : [1]
          content {
            port = 8080
          }
        }
      }

      dynamic "liveness_probe" {
        for_each = var.is_public ? [1] : []
        content {
          period_seconds    = 30
          timeout_seconds   = 5
          failure_threshold = 3
          http_get {
            path = "/health"
          }
        }
      }
    }
  }

  dynamic "traffic" {
    for_each = local.traffic
    content {
      type     = "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION"
      revision = traffic.key
      percent  = traffic.value
    }
  }

  depends_on = [
    terraform_data.image, google_secret_manager_secret_iam_member.reads, google_project_iam_member.database,
    google_storage_bucket_iam_member.bucket,
  ]
}
