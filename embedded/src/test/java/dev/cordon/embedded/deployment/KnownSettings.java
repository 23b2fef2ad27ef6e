package dev.cordon.embedded.deployment;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** A deployed process's settings, bound as the process binds them when it starts. */
final class KnownSettings {
    private final DeployedProcess process;
    private final Binder binder;

    KnownSettings(DeployedProcess process) {
        this.process = process;
        // Spring takes a source for variables of an environment by this ending of its name.
        this.binder =
                new Binder(Objects.requireNonNull(ConfigurationPropertySource.from(new SystemEnvironmentPropertySource(
                        process.name() + "-systemEnvironment", Map.<String, Object>copyOf(process.environment())))));
    }

    /** One of them. */
    <T> T get(String name, Bindable<T> type) {
        return binder.bind(name, type).get();
    }

    /** The variables that no property of the process takes its value from; throws if it would refuse a value. */
    Set<String> unknown() {
        Set<String> unknown = new TreeSet<>(process.environment().keySet());
        unknown.removeIf(name -> !name.startsWith("CORDON_"));
        properties()
                .forEach(type -> binder.bind(prefix(type), Bindable.of(type), new BindHandler() {
                    @Override
                    public Object onSuccess(
                            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
                        if (context.getConfigurationProperty() != null
                                && context.getConfigurationProperty().getOrigin()
                                        instanceof PropertySourceOrigin origin) {
                            unknown.remove(origin.getPropertyName());
                        }
                        return result;
                    }
                }));
        return unknown;
    }

    private Stream<Class<?>> properties() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.cordon." + process.program()).stream()
                .map(BeanDefinition::getBeanClassName)
                .map(Objects::requireNonNull)
                .map(name -> ClassUtils.resolveClassName(name, null));
    }

    private static String prefix(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class))
                .value();
    }
}
