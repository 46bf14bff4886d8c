package threadworks.ui.lab.run;

import threadworks.ui.lab.LabView;

/** A tab of Run: it shows what is known of a demo's runs. */
interface RunView extends LabView {
  /** Whose runs are shown from the next refresh on. */
  void show(DemoRuns runs);
}
