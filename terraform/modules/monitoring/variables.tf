variable "project" {
  description = "Id of the project."
  type        = string
}

variable "number" {
  description = "Number of the project."
  type        = string
}

variable "region" {
  description = "Where the topic's messages are kept."
  type        = string
}

variable "domain" {
  description = "Name under which page and API are reached."
  type        = string
}

variable "kms_key" {
  description = "Key that encrypts the topic."
  type        = string
}

variable "emails" {
  description = "Who is told."
  type        = list(string)
}

variable "billing_account" {
  description = "Billing account to watch; null for none."
  type        = string
}

variable "budget" {
  description = "What a month may cost, in the account's currency."
  type        = number

  validation {
    condition     = var.budget > 0 && floor(var.budget) == var.budget
    error_message = "A whole amount above 0."
  }
}

variable "functions" {
  description = "Names of the functions."
  type        = list(string)
}

variable "parked" {
  description = "Name of the subscription of parked dead letters."
  type        = string
}

variable "instance" {
  description = "Name of the database's instance."
  type        = string
}

variable "max_connections" {
  description = "Most connections of the database."
  type        = number
}
