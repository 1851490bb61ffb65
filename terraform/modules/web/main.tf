# The page: a public bucket with nothing but the page's own files, behind the same address as the API.

locals {
  config = jsondecode(file("${var.folder}/firebase.json")).hosting

  # fileset knows no exclusion: what firebase.json leaves out is left out here too.
  left_out = setunion([for pattern in local.config.ignore : fileset(var.folder, pattern)]...)
  files    = setsubtract(fileset(var.folder, "**"), local.left_out)

  by_source = { for each in local.config.headers : each.source => { for header in each.headers : header.key => header.value } }
  everyone  = [for key, value in local.by_source["/**"] : "${key}: ${value}" if key != "Cache-Control"]
  caching   = { for source, headers in local.by_source : trimsuffix(trimprefix(source, "/"), "**") => headers["Cache-Control"] }

  types = {
    css   = "text/css; charset=utf-8", html = "text/html; charset=utf-8", js = "text/javascript; charset=utf-8",
    json  = "application/json", svg = "image/svg+xml", ts = "text/plain; charset=utf-8", txt = "text/plain; charset=utf-8",
    woff2 = "font/woff2",
  }
}

# tfcheck: a bucket with a website block is public on purpose.
resource "google_storage_bucket" "page" {
  #checkov:skip=CKV_GCP_114:the page's own files are public; there is no patient's data in this bucket and nobody uploads to it
  #checkov:skip=CKV_GCP_62:requests for the page are logged by the load balancer
  project                     = var.project
  name                        = "${var.project}-page"
  location                    = var.region
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "inherited"

  versioning {
    enabled = true
  }

  website {
    main_page_suffix = "index.html"
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      num_newer_versions = 10
      with_state         = "ARCHIVED"
    }
  }
}

resource "google_storage_bucket_iam_member" "page" {
  #checkov:skip=CKV_GCP_28:everybody may read the page; the role cannot list
  bucket = google_storage_bucket.page.name
  role   = "roles/storage.legacyObjectReader"
  member = "allUsers"
}

resource "google_storage_bucket_object" "file" {
  for_each = local.files

  bucket         = google_storage_bucket.page.name
  name           = each.value
  source         = "${var.folder}/${each.value}"
  source_md5hash = filemd5("${var.folder}/${each.value}")
  content_type   = local.types[reverse(split(".", each.value))[0]]
  cache_control  = startswith(each.value, "lib/") ? local.caching["lib/"] : local.caching[""]
}

resource "google_compute_backend_bucket" "page" {
  project                 = var.project
  name                    = "page"
  bucket_name             = google_storage_bucket.page.name
  enable_cdn              = true
  compression_mode        = "AUTOMATIC"
  custom_response_headers = local.everyone
  edge_security_policy    = google_compute_security_policy.edge.id

  cdn_policy {
    cache_mode         = "USE_ORIGIN_HEADERS"
    request_coalescing = true
    negative_caching   = false
  }
}
