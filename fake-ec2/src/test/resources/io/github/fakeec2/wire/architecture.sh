#!/bin/bash
# The shop, built and torn down with the AWS CLI: architecture.sh build|destroy
set -euo pipefail

ec2() {
    aws ec2 "$@" --output text
}

tagged() {
    echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"
}

subnet() { # name, zone, range
    ec2 create-subnet --vpc-id "$vpc" --availability-zone "$2" --cidr-block "$3" \
        --tag-specifications "$(tagged subnet "$1")" --query Subnet.SubnetId
}

route_table() { # name, kind of target, target, subnets
    local table
    table=$(ec2 create-route-table --vpc-id "$vpc" --tag-specifications "$(tagged route-table "$1")" \
        --query RouteTable.RouteTableId)
    ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 "$2" "$3" > /dev/null
    for id in "${@:4}"; do
        ec2 associate-route-table --route-table-id "$table" --subnet-id "$id" > /dev/null
    done
}

group() { # tier
    ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "The $1 tier" --query GroupId
}

allow() { # group, port, source
    ec2 authorize-security-group-ingress --group-id "$1" --protocol tcp --port "$2" "${@:3}" > /dev/null
}

launch() { # name, subnet, group
    ec2 run-instances --launch-template LaunchTemplateName=shop --subnet-id "$2" --security-group-ids "$3" \
        --tag-specifications "$(tagged instance "$1")" "$(tagged volume "$1")" --query 'Instances[].InstanceId'
}

build() {
    vpc=$(ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications "$(tagged vpc shop)" --query Vpc.VpcId)
    ec2 wait vpc-available --vpc-ids "$vpc"
    ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
    gateway=$(ec2 create-internet-gateway --tag-specifications "$(tagged internet-gateway shop)" \
        --query InternetGateway.InternetGatewayId)
    ec2 attach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"

    public_a=$(subnet public-a us-east-1a 10.0.0.0/24)
    public_b=$(subnet public-b us-east-1b 10.0.1.0/24)
    private_a=$(subnet private-a us-east-1a 10.0.10.0/24)
    private_b=$(subnet private-b us-east-1b 10.0.11.0/24)
    ec2 wait subnet-available --subnet-ids "$public_a" "$public_b" "$private_a" "$private_b"
    ec2 modify-subnet-attribute --subnet-id "$public_a" --map-public-ip-on-launch
    ec2 modify-subnet-attribute --subnet-id "$public_b" --map-public-ip-on-launch

    address=$(ec2 allocate-address --domain vpc --tag-specifications "$(tagged elastic-ip shop)" --query AllocationId)
    nat=$(ec2 create-nat-gateway --subnet-id "$public_a" --allocation-id "$address" \
        --tag-specifications "$(tagged natgateway shop)" --query NatGateway.NatGatewayId)
    ec2 wait nat-gateway-available --nat-gateway-ids "$nat"
    route_table public --gateway-id "$gateway" "$public_a" "$public_b"
    route_table private --nat-gateway-id "$nat" "$private_a" "$private_b"

    web=$(group web)
    app=$(group app)
    db=$(group db)
    allow "$web" 443 --cidr 0.0.0.0/0
    allow "$web" 9100 --source-group "$app"
    allow "$app" 8080 --source-group "$web"
    allow "$db" 5432 --source-group "$app"

    aws iam create-role --role-name shop --assume-role-policy-document '{"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}' > /dev/null
    aws iam wait role-exists --role-name shop
    aws iam create-instance-profile --instance-profile-name shop > /dev/null
    aws iam add-role-to-instance-profile --instance-profile-name shop --role-name shop
    aws iam wait instance-profile-exists --instance-profile-name shop
    echo "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO1mGHvLmDFWnXbNrwmYtcOEEGqHZ2Vgk5xB0pM0bQ8D shop" > shop.pub
    ec2 import-key-pair --key-name shop --public-key-material fileb://shop.pub > /dev/null

    image=$(aws ssm get-parameter --output text --query Parameter.Value \
        --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64)
    ec2 create-launch-template --launch-template-name shop --launch-template-data '{
        "ImageId": "'"$image"'", "InstanceType": "t3.micro", "KeyName": "shop", "IamInstanceProfile": {"Name": "shop"},
        "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 20, "VolumeType": "gp3"}}],
        "MetadataOptions": {"HttpTokens": "required"}}' > /dev/null
    instances=("$(launch web-a "$public_a" "$web")" "$(launch web-b "$public_b" "$web")"
        "$(launch app-a "$private_a" "$app")" "$(launch app-b "$private_b" "$app")"
        "$(launch db-a "$private_a" "$db")" "$(launch db-b "$private_b" "$db")")
    ec2 wait instance-running --instance-ids "${instances[@]}"
    ec2 wait instance-status-ok --instance-ids "${instances[@]}"
}

# Lists are in pages of five, so that the CLI has to turn some.
list() {
    ec2 "$@" --page-size 5
}

destroy() {
    vpc=$(list describe-vpcs --filters Name=tag:Name,Values=shop --query 'Vpcs[].VpcId')
    in_shop=Name=vpc-id,Values=$vpc

    first=$(ec2 describe-instances --filters "$in_shop" --max-items 1 --query 'Reservations[].Instances[].InstanceId')
    instances=$(list describe-instances --filters "$in_shop" --query 'Reservations[].Instances[].InstanceId')
    [[ $(wc -w <<< "$instances") == 6 && $instances == "${first%%$'\n'*}"* ]]
    ec2 terminate-instances --instance-ids $instances > /dev/null
    ec2 wait instance-terminated --instance-ids $instances

    nat=$(list describe-nat-gateways --filter "$in_shop" --query 'NatGateways[].NatGatewayId')
    ec2 delete-nat-gateway --nat-gateway-id "$nat" > /dev/null
    ec2 wait nat-gateway-deleted --nat-gateway-ids "$nat"
    ec2 release-address --allocation-id "$(ec2 describe-addresses --query 'Addresses[].AllocationId')"

    ec2 delete-launch-template --launch-template-name shop > /dev/null
    ec2 delete-key-pair --key-name shop > /dev/null
    aws iam remove-role-from-instance-profile --instance-profile-name shop --role-name shop
    aws iam delete-instance-profile --instance-profile-name shop
    aws iam delete-role --role-name shop

    # The groups refer to each other, so that none can go before all rules are gone.
    groups=$(list describe-security-groups --filters "$in_shop" Name=group-name,Values=web,app,db \
        --query 'SecurityGroups[].GroupId')
    for group in $groups; do
        ec2 revoke-security-group-ingress --group-id "$group" --security-group-rule-ids $(list \
            describe-security-group-rules --filters "Name=group-id,Values=$group" \
            --query 'SecurityGroupRules[?!IsEgress].SecurityGroupRuleId') > /dev/null
    done
    for group in $groups; do
        ec2 delete-security-group --group-id "$group" > /dev/null
    done

    for subnet in $(list describe-subnets --filters "$in_shop" --query 'Subnets[].SubnetId'); do
        ec2 delete-subnet --subnet-id "$subnet"
    done
    for table in $(list describe-route-tables --filters "$in_shop" Name=tag:Name,Values=public,private \
        --query 'RouteTables[].RouteTableId'); do
        ec2 delete-route-table --route-table-id "$table"
    done
    gateway=$(list describe-internet-gateways --filters "Name=attachment.vpc-id,Values=$vpc" \
        --query 'InternetGateways[].InternetGatewayId')
    ec2 detach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
    ec2 delete-internet-gateway --internet-gateway-id "$gateway"
    ec2 delete-vpc --vpc-id "$vpc"
}

"$1"
