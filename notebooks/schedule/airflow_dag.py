"""Every night: all reports of a folder, then one notebook over all of them. For Airflow 3.

Airflow keeps its own environment; the work is done in that of the project, SOATSO (``make setup``):

- the BashOperator calls its ``soatso``, which does only what is new;
- the PapermillOperator (``apache-airflow-providers-papermill``) runs a notebook in a kernel of it. Make that kernel
  known once to the user Airflow runs as: ``/srv/soatso/.venv/bin/python -m ipykernel install --user --name soatso``
"""

import os
from datetime import timedelta

import pendulum
from airflow.providers.papermill.operators.papermill import PapermillOperator
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

SOATSO = os.environ.get("SOATSO_HOME", "/srv/soatso")

with DAG(
    dag_id="soatso",
    description="Do the figures of the reports agree with each other?",
    schedule="15 2 * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Ho_Chi_Minh"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=10), "execution_timeout": timedelta(hours=4)},
    tags=["reports"],
) as dag:
    # A figure that does not agree is a result, not a failed task: hence --fail-on never.
    reports = BashOperator(
        task_id="reports",
        cwd=SOATSO,
        bash_command=".venv/bin/soatso run reports --out out --quiet --fail-on never",
    )
    collection = PapermillOperator(
        task_id="collection",
        input_nb=f"{SOATSO}/notebooks/90-collection.ipynb",
        output_nb=SOATSO + "/out/90-collection-{{ ds }}.ipynb",
        parameters={"folder": f"{SOATSO}/out", "language": "vi"},
        kernel_name="soatso",
        language_name="python",
    )
    reports >> collection
