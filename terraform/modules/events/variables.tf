variable "project" {
  description = "Id of the project."
  type        = string
}

variable "number" {
  description = "Number of the project."
  type        = string
}

variable "region" {
  description = "Where messages are kept."
  type        = string
}

variable "prefix" {
  description = "What the names of the topics begin with."
  type        = string
}

variable "events" {
  description = "Names of all kinds of event."
  type        = list(string)

  validation {
    condition     = alltrue([for name in ["object.uploaded", "event.dead_lettered", "sweep.requested"] : contains(var.events, name)])
    error_message = "Uploads, dead letters and the sweep are always among them."
  }
}

variable "incoming" {
  description = "The bucket whose complete objects are told of."
  type        = string
}

variable "kms_key" {
  description = "Key that encrypts messages."
  type        = string
}

variable "retention_s" {
  description = "How long a message is kept."
  type        = number

  validation {
    condition     = var.retention_s >= 600 && var.retention_s <= 2678400
    error_message = "Pub/Sub keeps messages from ten minutes to 31 days."
  }
}

variable "parked_retention_s" {
  description = "How long a parked message waits for a person."
  type        = number

  validation {
    condition     = var.parked_retention_s >= 604800 && var.parked_retention_s <= 2678400
    error_message = "From 7 to 31 days."
  }
}

variable "sweep" {
  description = "When to sweep, as cron has it."
  type        = string
}
