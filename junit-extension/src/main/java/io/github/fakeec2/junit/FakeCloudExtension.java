package io.github.fakeec2.junit;

import io.github.fakeec2.FakeCloud;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What {@link WithFakeCloud} does, for tests that configure their cloud in code.
 *
 * <pre>{@code
 * @RegisterExtension
 * FakeCloudExtension aws = FakeCloudExtension.with(cloud -> cloud.region("eu-west-1").seed(7));
 *
 * @Test void launches(Ec2Client ec2) { ... aws.cloud().time().advance(Duration.ofHours(6)); ... }
 * }</pre>
 *
 * <p>Injection, isolation and reports are those of {@link WithFakeCloud}: in a static field as well as in an instance
 * field, each test method has a cloud of its own. Only constructors are served by static fields alone, since JUnit
 * reads the others later.
 */
public final class FakeCloudExtension implements TestInstancePreConstructCallback, BeforeEachCallback,
        AfterEachCallback, ParameterResolver {

    /** Since JUnit 5.13; before, nothing would end what begins with an instance whose constructor fails. */
    private static final boolean STORES_CLOSE = ReflectionSupport.tryToLoadClass(
            "org.junit.jupiter.api.ClassTemplate", FakeCloudExtension.class.getClassLoader()).toOptional().isPresent();

    private final Namespace namespace = Namespace.create(FakeCloudExtension.class, this);

    /** Null where the annotation configures the cloud. */
    private final Consumer<? super FakeCloud.Builder> settings;

    /** For the annotation, it says so itself. */
    private final boolean intercepts;

    /** The clouds of the methods that run now: for {@link #cloud()} alone, which JUnit gives no context. */
    private final Set<FakeCloud> running = ConcurrentHashMap.newKeySet();

    /** For JUnit, which makes the extension where it finds the annotation. */
    FakeCloudExtension() {
        this.settings = null;
        this.intercepts = false;
    }

    private FakeCloudExtension(Consumer<? super FakeCloud.Builder> settings, boolean intercepts) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.intercepts = intercepts;
    }

    /** An extension that gives each test method a cloud with the defaults of {@link FakeCloud#builder()}. */
    public static FakeCloudExtension create() {
        return with(cloud -> { });
    }

    /**
     * An extension that gives each test method a cloud with the given settings.
     *
     * @param settings configures the cloud of one test method; called once for each, possibly by several threads
     */
    public static FakeCloudExtension with(Consumer<? super FakeCloud.Builder> settings) {
        return new FakeCloudExtension(settings, false);
    }

    /**
     * An extension with the same settings, and with each cloud reached by the SDK clients that code under test builds
     * for itself, as with {@link WithFakeCloud#interceptSdkClients}. Such tests wait for each other; JUnit asks a
     * registered extension for no locks, so that it takes a {@code @ResourceLock(Resources.SYSTEM_PROPERTIES)} beside
     * it to wait for others.
     */
    public FakeCloudExtension interceptSdkClients() {
        return new FakeCloudExtension(settings == null ? cloud -> { } : settings, true);
    }

    /**
     * The cloud of the test method that is running.
     *
     * @throws IllegalStateException if no method is running, or several are, which share this extension because its
     *         field is static or the test's lifecycle is {@code PER_CLASS}: such methods take the cloud as a parameter
     */
    public FakeCloud cloud() {
        List<FakeCloud> candidates = List.copyOf(running);
        if (candidates.isEmpty()) {
            throw new IllegalStateException("No test method is running: a fake cloud lives for one test method, "
                    + "from before its @BeforeEach methods until after its @AfterEach methods");
        }
        if (candidates.size() > 1) {
            throw new IllegalStateException(candidates.size() + " test methods run at the same time, each with a cloud "
                    + "of its own: take FakeCloud as a parameter of the test method instead");
        }
        return candidates.get(0);
    }

    /** Gives constructor parameters the cloud of the method that the instance is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** A test instance may well have what it tests in a field, and build that along with itself. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factoryContext, ExtensionContext context) {
        if (STORES_CLOSE && context.getTestMethod().isPresent()) {
            testCloud(context).beginInterception();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestCloud test = testCloud(context);
        test.beginInterception();
        test.fillFields(context);
        running.add(test.cloud());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestCloud test = store(context).get(context.getUniqueId(), TestCloud.class);
        if (test == null) {
            return; // its settings were refused
        }
        running.remove(test.cloud());
        test.emptyFields();
        test.endInterception();
        FailureReport.publish(context, test.cloud());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.supports(parameter.getParameter().getType())
                && !ParameterizedArguments.provide(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Executable target = parameter.getDeclaringExecutable();
        if (context.getTestMethod().isEmpty() || Modifier.isStatic(target.getModifiers())) {
            throw outsideOfTestMethods(parameter.getParameter(), target);
        }
        return Injection.value(parameter.getParameter().getType(), testCloud(context).cloud());
    }

    private TestCloud testCloud(ExtensionContext context) {
        // The key has the context's id, since a store also looks into its parent's, and an argument factory may have
        // asked for a cloud on the level above the invocations. No other thread works on this context.
        TestCloud test = store(context).get(context.getUniqueId(), TestCloud.class);
        if (test == null) {
            test = build(context);
            store(context).put(context.getUniqueId(), test);
        }
        return test;
    }

    private TestCloud build(ExtensionContext context) {
        var annotated = AnnotatedSettings.nearest(context);
        if (settings == null) {
            return annotated.map(AnnotatedSettings::build).orElseGet(() -> new TestCloud(FakeCloud.create(), false));
        }
        if (annotated.isPresent()) {
            throw new ExtensionConfigurationException("@WithFakeCloud on " + annotated.get().place() + " and a "
                    + "@RegisterExtension FakeCloudExtension both want to make the cloud: remove one of them");
        }
        FakeCloud.Builder builder = FakeCloud.builder();
        settings.accept(builder);
        return new TestCloud(builder.build(), intercepts);
    }

    private Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }

    private static ParameterResolutionException outsideOfTestMethods(Parameter parameter, Executable target) {
        String type = target.getDeclaringClass().getSimpleName();
        String place = target instanceof Method ? type + "." + target.getName() + "()" : "the constructor of " + type;
        return new ParameterResolutionException("@WithFakeCloud has no cloud for parameter [" + parameter + "] of "
                + place + ", which runs outside any test method: each test method has a cloud of its own. Take it in a "
                + "@BeforeEach method or in the test method instead");
    }
}
