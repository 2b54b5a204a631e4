package io.github.fakeec2;

import io.github.fakeec2.client.ClientFaces;
import io.github.fakeec2.gateway.Gateway;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An account of a cloud: its clients see what this account has, and what others share with it. */
public final class FakeAccount {

    private final Gateway gateway;
    private final String id;
    private final String region;

    FakeAccount(Gateway gateway, String id, String region) {
        this.gateway = gateway;
        this.id = FakeCloud.requireAccount(id);
        this.region = region;
    }

    /** The account's id: twelve digits. */
    public String id() {
        return id;
    }

    /** A client of EC2 for this account in the cloud's default region. */
    public Ec2Client ec2() {
        return client(Ec2Client.class);
    }

    /** An asynchronous client of EC2 for this account in the cloud's default region. */
    public Ec2AsyncClient ec2Async() {
        return client(Ec2AsyncClient.class);
    }

    /** A client for this account in the cloud's default region. */
    public <T> T client(Class<T> type) {
        return client(type, region);
    }

    /**
     * A client for this account in a region.
     *
     * @throws IllegalArgumentException if AWS has no such public region, or the type is no client of this cloud
     */
    public <T> T client(Class<T> type, String inRegion) {
        Object client = gateway.clients().computeIfAbsent(List.of(type, id, FakeCloud.requireRegion(inRegion)),
                key -> ClientFaces.create(type, gateway.door(id, inRegion)));
        return type.cast(client);
    }

    /** The IAM of this account: the instance profiles that launches name. */
    public Iam iam() {
        return new Iam(gateway, id, region);
    }

    @Override
    public String toString() {
        return "account " + id;
    }
}
