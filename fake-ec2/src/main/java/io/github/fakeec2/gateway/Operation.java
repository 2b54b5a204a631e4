package io.github.fakeec2.gateway;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * One operation of an AWS service's API, such as {@code RunInstances} of {@code ec2}, with the method that
 * answers it where the fake simulates it.
 */
public final class Operation {

    private final String service;
    private final String name;
    private final OperationFamily family;
    private final int index;
    private final boolean readOnly;

    private Operation(String service, String name, OperationFamily family, int index) {
        this.service = service;
        this.name = name;
        this.family = family;
        this.index = index;
        this.readOnly = name.startsWith("Describe") || name.startsWith("Get") || name.startsWith("List")
                || name.startsWith("Search");
    }

    /** An operation that the family answers with its {@code index}-th method. */
    public static Operation simulated(String service, String name, OperationFamily family, int index) {
        return new Operation(service, name, family, index);
    }

    /** An operation that the SDK knows and the fake does not simulate. */
    public static Operation unsimulated(String service, String name) {
        return new Operation(service, name, null, -1);
    }

    /** The service's identifier in lower case, as the SDK's client package spells it: {@code ec2}. */
    public String service() {
        return service;
    }

    /** The operation's name in AWS's spelling: {@code RunInstances}. */
    public String name() {
        return name;
    }

    /** Whether the operation only reads: by AWS's naming, Describe, Get, List and Search operations do. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** The HTTP status of its success (EBS direct APIs reference: all other services answer 200). */
    public int status() {
        if (!service.equals("ebs")) {
            return 200;
        }
        return switch (name) {
            case "StartSnapshot", "PutSnapshotBlock" -> 201;
            case "CompleteSnapshot" -> 202;
            default -> 200;
        };
    }

    /** Whether the fake has a method for the operation. */
    public boolean isSimulated() {
        return family != null;
    }

    SdkResponse answer(Call call, SdkRequest request) {
        return family.dispatch(index, call, request);
    }

    @Override
    public String toString() {
        return service + ":" + name;
    }
}
