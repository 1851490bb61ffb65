variable "project" {
  description = "Id of the project."
  type        = string
}

variable "location" {
  description = "Where the documents lie: nam5, eur3 or a region."
  type        = string
}

variable "kms_key" {
  description = "Key that encrypts the documents."
  type        = string
}

variable "rules" {
  description = "Text of the security rules."
  type        = string

  validation {
    condition     = startswith(var.rules, "rules_version = '2';")
    error_message = "Rules of version 2."
  }
}

variable "indexes" {
  description = "Text of firestore.indexes.json."
  type        = string

  validation {
    condition     = can(jsondecode(var.indexes).indexes) && can(jsondecode(var.indexes).fieldOverrides)
    error_message = "JSON with indexes and fieldOverrides."
  }
}
