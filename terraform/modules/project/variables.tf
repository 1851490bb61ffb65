variable "project" {
  description = "Id of the project."
  type        = string
}

variable "create" {
  description = "Folder and billing account of a project that is to be made; null where it exists."
  type = object({
    folder          = string
    billing_account = string
  })
}
