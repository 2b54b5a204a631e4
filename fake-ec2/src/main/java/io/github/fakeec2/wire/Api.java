package io.github.fakeec2.wire;

import io.github.fakeec2.gateway.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The operations of a service by AWS's names, from the lists that the build writes. A model class is loaded when its
 * operation is first called.
 */
final class Api {

    private static final String FOLDER = "/META-INF/fake-ec2/";
    private static final Map<Service, Api> APIS = new ConcurrentHashMap<>();
    private static final Map<String, String> FAMILIES = families();

    private final Service service;
    private final Map<String, String> requestTypes = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** An operation and what makes builders of its requests. */
    private record Entry(Operation operation, Method builder) {
    }

    private Api(Service service) {
        this.service = service;
        for (String line : lines("wire/" + service.id() + ".txt")) {
            String[] words = line.split(" ");
            requestTypes.put(words[0], words[1]);
            if (words.length > 2) {
                routes.add(Route.of(words[0], words[2], words[3],
                        words.length > 4 ? Route.Stream.valueOf(words[4]) : Route.Stream.NONE));
            }
        }
    }

    static Api of(Service service) {
        return APIS.computeIfAbsent(service, Api::new);
    }

    /** Whether the service has an operation of this name and its SDK is on the class path. */
    boolean has(String name) {
        return requestTypes.containsKey(name) && entry(name) != null;
    }

    /** The routes of the operations, for protocols that tell operations by their paths. */
    List<Route> routes() {
        return routes;
    }

    Operation operation(String name) {
        return entry(name).operation;
    }

    /** A new builder of the operation's requests. */
    SdkPojo request(String name) {
        try {
            return (SdkPojo) entry(name).builder.invoke(null);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            entry = find(name);
            if (entry != null) {
                entries.put(name, entry);
            }
        }
        return entry;
    }

    private Entry find(String name) {
        String type = "software.amazon.awssdk.services." + service.id() + ".model." + requestTypes.get(name);
        try {
            return new Entry(operationOf(name), Class.forName(type).getMethod("builder"));
        } catch (ClassNotFoundException notOnTheClassPath) {
            return null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Operation operationOf(String name) throws ReflectiveOperationException {
        String family = FAMILIES.get(service.id() + " " + name);
        if (family == null) {
            return Operation.unsimulated(service.id(), name);
        }
        for (Operation operation : (Operation[]) Class.forName(family).getField("ALL").get(null)) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        throw new NoSuchFieldException(name);
    }

    private static Map<String, String> families() {
        Map<String, String> families = new HashMap<>();
        for (String line : lines("operations.txt")) {
            String[] words = line.split(" ");
            families.put(words[0] + " " + words[1], words[2].substring(0, words[2].indexOf('#')) + "Operations");
        }
        return families;
    }

    private static List<String> lines(String name) {
        try (InputStream in = Api.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing: the Maven build writes it. "
                        + "Run `mvn process-classes` once.");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
