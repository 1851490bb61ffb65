# One dashboard: what comes in, what waits, how long it takes, what it stands on.

locals {
  charts = [
    { title = "Requests of the API by class", filter = "${local.run} = \"api\" AND metric.type = \"run.googleapis.com/request_count\"", aligner = "ALIGN_RATE", reducer = "REDUCE_SUM", by = ["metric.labels.response_code_class"] },
    { title = "p50 of the API, ms", filter = "${local.run} = \"api\" AND metric.type = \"run.googleapis.com/request_latencies\"", aligner = "ALIGN_PERCENTILE_50", reducer = "REDUCE_MAX", by = [] },
    { title = "p95 of the API, ms", filter = "${local.run} = \"api\" AND metric.type = \"run.googleapis.com/request_latencies\"", aligner = "ALIGN_PERCENTILE_95", reducer = "REDUCE_MAX", by = [] },
    { title = "p99 of the API, ms", filter = "${local.run} = \"api\" AND metric.type = \"run.googleapis.com/request_latencies\"", aligner = "ALIGN_PERCENTILE_99", reducer = "REDUCE_MAX", by = [] },
    { title = "Uploads by what was decided", filter = "metric.type = \"logging.googleapis.com/user/fertivision/upload.decided\" AND resource.type = \"cloud_run_revision\"", aligner = "ALIGN_DELTA", reducer = "REDUCE_SUM", by = ["metric.labels.status"] },
    { title = "Analysis, p95 of its seconds", filter = "metric.type = \"logging.googleapis.com/user/fertivision/analysis.completed.seconds\" AND resource.type = \"cloud_run_revision\"", aligner = "ALIGN_PERCENTILE_95", reducer = "REDUCE_MAX", by = ["metric.labels.analyzer"] },
    { title = "Events that wait", filter = "${local.subs}/num_undelivered_messages\"", aligner = "ALIGN_MAX", reducer = "REDUCE_SUM", by = ["resource.labels.subscription_id"] },
    { title = "Oldest event that waits, s", filter = "${local.subs}/oldest_unacked_message_age\"", aligner = "ALIGN_MAX", reducer = "REDUCE_MAX", by = ["resource.labels.subscription_id"] },
    { title = "Dead letters", filter = "${local.subs}/dead_letter_message_count\"", aligner = "ALIGN_DELTA", reducer = "REDUCE_SUM", by = ["resource.labels.subscription_id"] },
    { title = "Instances", filter = "resource.type = \"cloud_run_revision\" AND metric.type = \"run.googleapis.com/container/instance_count\"", aligner = "ALIGN_MAX", reducer = "REDUCE_SUM", by = ["resource.labels.service_name"] },
    { title = "Memory of an instance, p99", filter = "resource.type = \"cloud_run_revision\" AND metric.type = \"run.googleapis.com/container/memory/utilizations\"", aligner = "ALIGN_PERCENTILE_99", reducer = "REDUCE_MAX", by = ["resource.labels.service_name"] },
    { title = "Processor of an instance, p99", filter = "resource.type = \"cloud_run_revision\" AND metric.type = \"run.googleapis.com/container/cpu/utilizations\"", aligner = "ALIGN_PERCENTILE_99", reducer = "REDUCE_MAX", by = ["resource.labels.service_name"] },
    { title = "Processor of the database", filter = "${local.sql}/cpu/utilization\"", aligner = "ALIGN_MEAN", reducer = "REDUCE_MAX", by = [] },
    { title = "Connections of the database", filter = "${local.sql}/postgresql/num_backends\"", aligner = "ALIGN_MAX", reducer = "REDUCE_SUM", by = [] },
  ]
}

resource "google_monitoring_dashboard" "overview" {
  project = var.project

  dashboard_json = jsonencode({
    displayName = "FertiVision"
    gridLayout = {
      columns = 2
      widgets = [for chart in local.charts : {
        title = chart.title
        xyChart = {
          dataSets = [{
            plotType = "LINE"
            timeSeriesQuery = {
              timeSeriesFilter = {
                filter = chart.filter
                aggregation = {
                  alignmentPeriod    = "60s"
                  perSeriesAligner   = chart.aligner
                  crossSeriesReducer = chart.reducer
                  groupByFields      = chart.by
                }
              }
            }
          }]
        }
      }]
    }
  })
}
