package anneal.notation;

import anneal.notation.Node.Quantity;
import anneal.notation.Settings.Group;
import anneal.notation.Settings.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups that are written in a word.
 *
 * @param noDecay the names of those parameters that have no weight decay; null for none
 * @param layerDecay what the rate of each layer is, as a part of the rate of the one above it, in (0, 1]; null for none
 */
record Recipes(@Nullable String noDecay, @Nullable BigDecimal layerDecay) {
    static final String NO_DECAY = "noDecay";
    static final String LAYER_DECAY = "layerDecay";

    /** No recipe. */
    static final Recipes NONE = new Recipes(null, null);

    /** The recipes as parts of the settings' text. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        if (noDecay != null) {
            parts.add(NO_DECAY + " = " + noDecay);
        }
        if (layerDecay != null) {
            parts.add(LAYER_DECAY + " = " + Numbers.text(layerDecay));
        }
        return parts;
    }

    /** The groups that they are short for; where both are given, the layers' are divided by whether they decay. */
    List<Group> groups(Parameters parameters) {
        List<Group> groups = new ArrayList<>();
        if (layerDecay == null) {
            add(groups, noDecay == null ? "" : noDecay, List.of(withoutDecay()));
            return groups;
        }
        List<String> without = noDecay == null ? List.of() : parameters.of(noDecay);
        List<String> layers = parameters.layers();
        for (int i = 0; i < layers.size(); i++) {
            List<Setting> slower = new ArrayList<>();
            if (i < layers.size() - 1) {
                BigDecimal share = layerDecay.pow(layers.size() - 1 - i, MathContext.DECIMAL64);
                slower.add(setting(Settings.RATE, true, share));
            }
            List<String> names = new ArrayList<>(parameters.of(layers.get(i) + ".*"));
            List<String> undecayed = names.stream().filter(without::contains).toList();
            names.removeAll(undecayed);
            add(groups, undecayed.isEmpty() ? layers.get(i) + ".*" : String.join(" ", names), slower);
            if (!undecayed.isEmpty()) {
                slower.add(withoutDecay());
                add(groups, String.join(" ", undecayed), slower);
            }
        }
        return groups;
    }

    private static void add(List<Group> groups, String name, List<Setting> changes) {
        if (!name.isEmpty() && !changes.isEmpty()) {
            groups.add(new Group(name, changes));
        }
    }

    private static Setting withoutDecay() {
        return setting("weightDecay", false, BigDecimal.ZERO);
    }

    private static Setting setting(String hyper, boolean scales, BigDecimal value) {
        return new Setting(hyper, scales, new Quantity(value, Unit.UPDATES, Mark.NONE), Mark.NONE);
    }

    @Override
    public String toString() {
        return String.join("; ", parts());
    }
}
