# The shop, built and torn down with Terraform.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {}

variable "team" {
  default = "shop"
}

variable "web_type" {
  default = "t3.micro"
}

variable "web_port" {
  default = 443
}

provider "aws" {
  region     = "us-east-1"
  access_key = "test"
  secret_key = "test"
  endpoints {
    ec2 = var.endpoint
    iam = var.endpoint
    ssm = var.endpoint
    sts = var.endpoint
  }
}

locals {
  subnets = {
    public-a  = { zone = 0, cidr = "10.0.0.0/24" }
    public-b  = { zone = 1, cidr = "10.0.1.0/24" }
    private-a = { zone = 0, cidr = "10.0.10.0/24" }
    private-b = { zone = 1, cidr = "10.0.11.0/24" }
  }
  instances = {
    web-a = "public-a", web-b = "public-b"
    app-a = "private-a", app-b = "private-b"
    db-a  = "private-a", db-b = "private-b"
  }
  rules = {
    app = { port = 8080, from = "web" }
    db  = { port = 5432, from = "app" }
    web = { port = 9100, from = "app" }
  }
}

data "aws_availability_zones" "available" {
  state = "available"
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_vpc" "shop" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "shop", Team = var.team }
}

resource "aws_internet_gateway" "shop" {
  vpc_id = aws_vpc.shop.id
  tags   = { Name = "shop" }
}

resource "aws_subnet" "all" {
  for_each                = local.subnets
  vpc_id                  = aws_vpc.shop.id
  cidr_block              = each.value.cidr
  availability_zone       = data.aws_availability_zones.available.names[each.value.zone]
  map_public_ip_on_launch = startswith(each.key, "public")
  tags                    = { Name = each.key }
}

resource "aws_eip" "shop" {
  domain = "vpc"
  tags   = { Name = "shop" }
}

resource "aws_nat_gateway" "shop" {
  subnet_id     = aws_subnet.all["public-a"].id
  allocation_id = aws_eip.shop.id
  tags          = { Name = "shop" }
  depends_on    = [aws_internet_gateway.shop]
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.shop.id
  tags   = { Name = "public" }
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.shop.id
  }
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.shop.id
  tags   = { Name = "private" }
}

resource "aws_route" "private" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.shop.id
}

resource "aws_route_table_association" "all" {
  for_each       = local.subnets
  subnet_id      = aws_subnet.all[each.key].id
  route_table_id = startswith(each.key, "public") ? aws_route_table.public.id : aws_route_table.private.id
}

resource "aws_security_group" "tier" {
  for_each    = toset(["web", "app", "db"])
  name        = each.key
  description = "The ${each.key} tier"
  vpc_id      = aws_vpc.shop.id
}

resource "aws_vpc_security_group_ingress_rule" "public" {
  security_group_id = aws_security_group.tier["web"].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = var.web_port
  to_port           = var.web_port
}

resource "aws_vpc_security_group_ingress_rule" "between" {
  for_each                     = local.rules
  security_group_id            = aws_security_group.tier[each.key].id
  referenced_security_group_id = aws_security_group.tier[each.value.from].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

# Terraform takes away the rule that AWS puts into a new group, and lets everything out only where it is told to.
resource "aws_vpc_security_group_egress_rule" "all" {
  for_each          = aws_security_group.tier
  security_group_id = each.value.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_key_pair" "shop" {
  key_name   = "shop"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO1mGHvLmDFWnXbNrwmYtcOEEGqHZ2Vgk5xB0pM0bQ8D shop"
}

resource "aws_iam_role" "shop" {
  name = "shop"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_instance_profile" "shop" {
  name = "shop"
  role = aws_iam_role.shop.name
}

resource "aws_launch_template" "shop" {
  name          = "shop"
  image_id      = data.aws_ssm_parameter.image.insecure_value
  instance_type = "t3.micro"
  key_name      = aws_key_pair.shop.key_name
  iam_instance_profile {
    name = aws_iam_instance_profile.shop.name
  }
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 20
      volume_type = "gp3"
    }
  }
  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "all" {
  for_each               = local.instances
  instance_type          = startswith(each.key, "web") ? var.web_type : "t3.micro"
  subnet_id              = aws_subnet.all[each.value].id
  vpc_security_group_ids = [aws_security_group.tier[split("-", each.key)[0]].id]
  tags                   = { Name = each.key }
  volume_tags            = { Name = each.key }
  launch_template {
    name = aws_launch_template.shop.name
  }
}
