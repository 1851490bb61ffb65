variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the function runs and the page's files lie."
  type        = string
}

variable "domain" {
  description = "Name under which page and API are reached."
  type        = string
}

variable "folder" {
  description = "The page's folder, with firebase.json."
  type        = string
}

variable "api" {
  description = "Name of the service that answers the API."
  type        = string
}

variable "requests_per_minute" {
  description = "Most requests of one address; above three times that it is banned for five minutes."
  type        = number

  validation {
    condition     = var.requests_per_minute >= 60 && var.requests_per_minute <= 1000000
    error_message = "From 60 to 1000000."
  }
}
