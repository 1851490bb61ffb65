variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the functions and the database run."
  type        = string
}

variable "wide" {
  description = "Key location of the buckets' continent."
  type        = string

  validation {
    condition     = contains(["us", "europe", "asia"], var.wide)
    error_message = "One of us, europe, asia."
  }
}

variable "firestore_is_wide" {
  description = "Whether Firestore lies in the continent's multi-region, else in the region."
  type        = bool
}
