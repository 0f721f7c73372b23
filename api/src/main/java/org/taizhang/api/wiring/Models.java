package org.taizhang.api.wiring;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;
import org.taizhang.api.web.Model;
import org.taizhang.projections.Projection;
import org.taizhang.projections.Projections;
import org.taizhang.projections.ReadModels;

/** Makes a {@link Model} of every read model, found by the types of its events and its documents. */
final class Models implements BeanDefinitionRegistryPostProcessor {
    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        var factory = (ConfigurableListableBeanFactory) registry;
        for (var projection : ReadModels.ALL) {
            var model = new RootBeanDefinition();
            model.setTargetType(
                    ResolvableType.forClassWithGenerics(Model.class, projection.events(), projection.document()));
            model.setInstanceSupplier(() -> model(factory.getBean(Projections.class), projection));
            registry.registerBeanDefinition("model." + projection.name(), model);
        }
    }

    private static <E, V> Model<E, V> model(Projections projections, Projection<E, V> projection) {
        return new Model<>(projection, projections.add(projection));
    }
}
