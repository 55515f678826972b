package anneal.examples;

import static anneal.schedule.Recipes.cosine;
import static anneal.schedule.Recipes.linear;

import anneal.notation.Plan;
import anneal.schedule.Schedule;

/** How do I use a schedule with an optimizer of my own? */
final class AskASchedule {
    private AskASchedule() {}

    public static void main(String[] arguments) {
        Schedule schedule = linear(0, 0.1, 500).then(cosine(0.1, 9_500));
        for (long step : new long[] {0, 250, 500, 5_250, 10_000}) {
            double eta = schedule.at(step);
            System.out.println("update " + step + ": " + eta);
        }
        System.out.println(Plan.of(schedule));
    }
}
