"""The shop, built and torn down with boto3: python3 architecture.py build|destroy"""
import json
import sys

import boto3

ec2 = boto3.client("ec2")
iam = boto3.client("iam")

PUBLIC_KEY = b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO1mGHvLmDFWnXbNrwmYtcOEEGqHZ2Vgk5xB0pM0bQ8D shop"
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
SUBNETS = {"public-a": ("us-east-1a", "10.0.0.0/24"), "public-b": ("us-east-1b", "10.0.1.0/24"),
           "private-a": ("us-east-1a", "10.0.10.0/24"), "private-b": ("us-east-1b", "10.0.11.0/24")}
INSTANCES = {"web-a": "public-a", "web-b": "public-b", "app-a": "private-a", "app-b": "private-b",
             "db-a": "private-a", "db-b": "private-b"}


def tagged(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


def in_shop(vpc):
    return [{"Name": "vpc-id", "Values": [vpc]}]


def ids(operation, member, key, **request):
    pages = ec2.get_paginator(operation).paginate(PaginationConfig={"PageSize": 5}, **request)
    return [item[key] for page in pages for item in page[member]]


def route_table(vpc, name, subnets, **target):
    table = ec2.create_route_table(VpcId=vpc, TagSpecifications=tagged("route-table", name))
    table = table["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", **target)
    for subnet in subnets:
        ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)


def network():
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=tagged("vpc", "shop"))["Vpc"]["VpcId"]
    ec2.get_waiter("vpc_available").wait(VpcIds=[vpc])
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})

    gateway = ec2.create_internet_gateway(TagSpecifications=tagged("internet-gateway", "shop"))
    gateway = gateway["InternetGateway"]["InternetGatewayId"]
    ec2.get_waiter("internet_gateway_exists").wait(InternetGatewayIds=[gateway])
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)

    subnets = {}
    for name, (zone, cidr) in SUBNETS.items():
        subnets[name] = ec2.create_subnet(VpcId=vpc, AvailabilityZone=zone, CidrBlock=cidr,
                                          TagSpecifications=tagged("subnet", name))["Subnet"]["SubnetId"]
        if name.startswith("public"):
            ec2.modify_subnet_attribute(SubnetId=subnets[name], MapPublicIpOnLaunch={"Value": True})
    ec2.get_waiter("subnet_available").wait(SubnetIds=list(subnets.values()))

    address = ec2.allocate_address(Domain="vpc", TagSpecifications=tagged("elastic-ip", "shop"))["AllocationId"]
    nat = ec2.create_nat_gateway(SubnetId=subnets["public-a"], AllocationId=address,
                                 TagSpecifications=tagged("natgateway", "shop"))["NatGateway"]["NatGatewayId"]
    ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=[nat])

    route_table(vpc, "public", [subnets["public-a"], subnets["public-b"]], GatewayId=gateway)
    route_table(vpc, "private", [subnets["private-a"], subnets["private-b"]], NatGatewayId=nat)
    return vpc, subnets


def security_groups(vpc):
    groups = {tier: ec2.create_security_group(VpcId=vpc, GroupName=tier, Description="The " + tier + " tier")["GroupId"]
              for tier in ("web", "app", "db")}
    ec2.get_waiter("security_group_exists").wait(GroupIds=list(groups.values()))

    def allow(tier, port, **source):
        ec2.authorize_security_group_ingress(GroupId=groups[tier], IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **source}])

    def group(tier):
        return [{"GroupId": groups[tier]}]

    allow("web", 443, IpRanges=[{"CidrIp": "0.0.0.0/0"}])
    allow("web", 9100, UserIdGroupPairs=group("app"))
    allow("app", 8080, UserIdGroupPairs=group("web"))
    allow("db", 5432, UserIdGroupPairs=group("app"))
    return groups


def identity():
    iam.create_role(RoleName="shop", AssumeRolePolicyDocument=json.dumps(TRUST))
    iam.get_waiter("role_exists").wait(RoleName="shop")
    iam.create_instance_profile(InstanceProfileName="shop")
    iam.add_role_to_instance_profile(InstanceProfileName="shop", RoleName="shop")
    iam.get_waiter("instance_profile_exists").wait(InstanceProfileName="shop")
    ec2.import_key_pair(KeyName="shop", PublicKeyMaterial=PUBLIC_KEY)
    ec2.get_waiter("key_pair_exists").wait(KeyNames=["shop"])


def build():
    vpc, subnets = network()
    groups = security_groups(vpc)
    identity()
    image = boto3.client("ssm").get_parameter(
        Name="/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")["Parameter"]["Value"]
    template = ec2.create_launch_template(LaunchTemplateName="shop", LaunchTemplateData={
        "ImageId": image, "InstanceType": "t3.micro", "KeyName": "shop", "IamInstanceProfile": {"Name": "shop"},
        "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 20, "VolumeType": "gp3"}}],
        "MetadataOptions": {"HttpTokens": "required"}})["LaunchTemplate"]["LaunchTemplateId"]
    launched = []
    for name, subnet in INSTANCES.items():
        instances = ec2.run_instances(
            LaunchTemplate={"LaunchTemplateId": template}, MinCount=1, MaxCount=1, SubnetId=subnets[subnet],
            SecurityGroupIds=[groups[name.split("-")[0]]],
            TagSpecifications=tagged("instance", name) + tagged("volume", name))["Instances"]
        launched += [instance["InstanceId"] for instance in instances]
    ec2.get_waiter("instance_running").wait(InstanceIds=launched)
    ec2.get_waiter("instance_status_ok").wait(InstanceIds=launched)


def destroy():
    [vpc] = ids("describe_vpcs", "Vpcs", "VpcId", Filters=[{"Name": "tag:Name", "Values": ["shop"]}])
    pages = ec2.get_paginator("describe_instances").paginate(Filters=in_shop(vpc), PaginationConfig={"PageSize": 5})
    instances = [i["InstanceId"] for page in pages for r in page["Reservations"] for i in r["Instances"]]
    ec2.terminate_instances(InstanceIds=instances)
    ec2.get_waiter("instance_terminated").wait(InstanceIds=instances)

    nats = ids("describe_nat_gateways", "NatGateways", "NatGatewayId", Filters=in_shop(vpc))
    for nat in nats:
        ec2.delete_nat_gateway(NatGatewayId=nat)
    ec2.get_waiter("nat_gateway_deleted").wait(NatGatewayIds=nats)
    for address in ec2.describe_addresses()["Addresses"]:
        ec2.release_address(AllocationId=address["AllocationId"])

    ec2.delete_launch_template(LaunchTemplateName="shop")
    ec2.delete_key_pair(KeyName="shop")
    iam.remove_role_from_instance_profile(InstanceProfileName="shop", RoleName="shop")
    iam.delete_instance_profile(InstanceProfileName="shop")
    iam.delete_role(RoleName="shop")

    tiers = in_shop(vpc) + [{"Name": "group-name", "Values": ["web", "app", "db"]}]
    groups = ids("describe_security_groups", "SecurityGroups", "GroupId", Filters=tiers)
    # They refer to each other, so that none can go before all rules are gone.
    rules = [{"Name": "group-id", "Values": groups}]
    for page in ec2.get_paginator("describe_security_group_rules").paginate(Filters=rules):
        for rule in page["SecurityGroupRules"]:
            if not rule["IsEgress"]:
                ec2.revoke_security_group_ingress(GroupId=rule["GroupId"],
                                                  SecurityGroupRuleIds=[rule["SecurityGroupRuleId"]])
    for group in groups:
        ec2.delete_security_group(GroupId=group)

    for subnet in ids("describe_subnets", "Subnets", "SubnetId", Filters=in_shop(vpc)):
        ec2.delete_subnet(SubnetId=subnet)
    named = in_shop(vpc) + [{"Name": "tag:Name", "Values": ["public", "private"]}]
    for table in ids("describe_route_tables", "RouteTables", "RouteTableId", Filters=named):
        ec2.delete_route_table(RouteTableId=table)
    attached = [{"Name": "attachment.vpc-id", "Values": [vpc]}]
    for gateway in ids("describe_internet_gateways", "InternetGateways", "InternetGatewayId", Filters=attached):
        ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        ec2.delete_internet_gateway(InternetGatewayId=gateway)
    ec2.delete_vpc(VpcId=vpc)


{"build": build, "destroy": destroy}[sys.argv[1]]()
