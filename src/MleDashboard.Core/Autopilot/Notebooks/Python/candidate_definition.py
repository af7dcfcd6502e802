# %% [markdown]
# ## 1. Setup
# Python 3.10 or later with pandas, scikit-learn and LightGBM. Remove the mark of the first line to install them.

# %%
# %pip install pandas scikit-learn lightgbm
import json

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn import metrics
from sklearn.compose import TransformedTargetRegressor
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import (
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import PowerTransformer

# %% [markdown]
# ## 2. Data
# Both files are artifacts of the experiment: the rows that were learned from, and the locked test rows that no candidate has seen. Put them beside this notebook.

# %%
#: files

# %% [markdown]
# ## 3. Job configuration
# **Available knobs**: what the experiment was asked for. Change a value and run the notebook again.

# %%
#: settings

# %% [markdown]
#: pipelines

# %%
def read_rows(path):
    """Every cell as text first, so that labels such as 007 stay as they are."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    for name in NUMERIC:
        rows[name] = pd.to_numeric(rows[name], errors="coerce")
    for name in DATES:
        rows[name] = pd.to_datetime(rows[name], errors="coerce")
    return rows


def read_target(rows):
    if PROBLEM == "Regression":
        return pd.to_numeric(rows[TARGET], errors="coerce").to_numpy(dtype=float)
    return rows[TARGET].map({label: code for code, label in enumerate(CLASSES)}).to_numpy(dtype=int)


class Columns:
    """Turns columns into numbers; fitted on training rows only. view "tree" keeps missing values and level codes, "linear" fills, scales and one-hot encodes."""

    def __init__(self, view):
        self.view = view

    def fit(self, rows):
        self.levels = {}
        for name in CATEGORICAL:
            counts = rows[name].value_counts()
            self.levels[name] = sorted(counts.index[: MOST_LEVELS if self.view == "tree" else MOST_ONE_HOT])
        self.texts = {}
        for name in TEXT:
            words = TfidfVectorizer(max_features=2000, min_df=2)
            try:
                matrix = words.fit_transform(rows[name].fillna(""))
                parts = TruncatedSVD(n_components=min(TEXT_PARTS, max(1, matrix.shape[1] - 1)), random_state=SEED).fit(matrix)
                self.texts[name] = (words, parts)
            except ValueError:
                continue  # no word occurs twice
        plain = self._numbers(rows)
        self.middle = plain.median().fillna(0)
        self.scale = plain.std().replace(0, 1).fillna(1)
        return self

    def transform(self, rows):
        numbers = self._numbers(rows)
        if self.view == "tree":
            for name in CATEGORICAL:
                codes = {level: code for code, level in enumerate(self.levels[name])}
                numbers["=" + name] = rows[name].map(codes).astype(float)
            return numbers.astype(float)
        filled = ((numbers.fillna(self.middle) - self.middle) / self.scale).clip(-10, 10)
        parts = [filled, numbers.isna().astype(float).add_prefix("missing ")]
        for name in CATEGORICAL:
            parts.append(pd.DataFrame({f"{name}={level}": (rows[name] == level).astype(float) for level in self.levels[name]}, index=rows.index))
        return pd.concat(parts, axis=1)

    def _numbers(self, rows):
        parts = {name: rows[name] for name in NUMERIC}
        for name in DATES:
            when = rows[name]
            parts[name + ".days"] = (when - pd.Timestamp("1970-01-01")).dt.total_seconds() / 86400
            parts[name + ".month"] = when.dt.month
            parts[name + ".day"] = when.dt.day
            parts[name + ".weekday"] = when.dt.dayofweek
            parts[name + ".hour"] = when.dt.hour
        frame = pd.DataFrame(parts, index=rows.index)
        for name, (words, vectors) in getattr(self, "texts", {}).items():
            values = vectors.transform(words.transform(rows[name].fillna("")))
            extra = pd.DataFrame(values, index=rows.index, columns=[f"{name}.words{i}" for i in range(values.shape[1])])
            frame = pd.concat([frame, extra, rows[name].fillna("").str.len().rename(name + ".length")], axis=1)
        return frame


class BySigns:
    """The codes of levels as LightGBM's own categories."""

    def __init__(self, model):
        self.model = model

    def fit(self, features, target, sample_weight=None):
        names = [name for name in features.columns if name.startswith("=")]
        places = [features.columns.get_loc(name) for name in names]
        self.model.fit(features.to_numpy(), target, sample_weight=sample_weight, categorical_feature=places or "auto")
        return self

    def predict(self, features):
        return self.model.predict(features.to_numpy())

    def predict_proba(self, features):
        return self.model.predict_proba(features.to_numpy())


def without_missing(features):
    return features.fillna(-999.0)


class Filled:
    """For learners that take no missing values."""

    def __init__(self, model, weighs=True):
        self.model = model
        self.weighs = weighs

    def fit(self, features, target, sample_weight=None):
        weights = {"sample_weight": sample_weight} if self.weighs and sample_weight is not None else {}
        self.model.fit(without_missing(features).to_numpy(), target, **weights)
        return self

    def predict(self, features):
        return self.model.predict(without_missing(features).to_numpy())

    def predict_proba(self, features):
        return self.model.predict_proba(without_missing(features).to_numpy())

# %% [markdown]
# ## 5. Selected candidates
# The members of the best candidate and their weights. Learners of this server that have no twin in Python say what stands for them.

# %%
IS_REGRESSION = PROBLEM == "Regression"


#: candidates

# %% [markdown]
# ## 6. Executing: transforms and fits
# Every member is fitted once for each fold, on the rows of the others; its prediction is the mean of these fits. A member of the second level also sees the first level's predictions of rows that were not learned from.

# %%
train = read_rows(TRAIN_CSV)
test = read_rows(TEST_CSV)
target = read_target(train)
actual = read_target(test)
weights = pd.to_numeric(train[WEIGHT]).to_numpy() if WEIGHT else None
print(f"{len(train):,} rows to learn from, {len(test):,} locked test rows")

folds = list((KFold if IS_REGRESSION else StratifiedKFold)(n_splits=FOLDS, shuffle=True, random_state=SEED).split(train, target))


def answers(model, features):
    if IS_REGRESSION:
        return model.predict(features).reshape(-1, 1)
    probabilities = np.zeros((len(features), len(CLASSES)))
    probabilities[:, CLASSES_SEEN[id(model)]] = model.predict_proba(features)
    return probabilities


CLASSES_SEEN = {}


def fit_bag(candidate, below_train, below_test):
    """Out-of-fold predictions of the training rows, and the mean of all fits for the test rows."""
    width = 1 if IS_REGRESSION else len(CLASSES)
    out_of_fold = np.zeros((len(train), width))
    of_test = np.zeros((len(test), width))
    for learn, validate in folds:
        columns = Columns(candidate["view"]).fit(train.iloc[learn])
        seen = columns.transform(train.iloc[learn])
        unseen = columns.transform(train.iloc[validate])
        later = columns.transform(test)
        if candidate["level"] == 2:
            for i in range(below_train.shape[1]):
                seen[f"below{i}"] = below_train[learn, i]
                unseen[f"below{i}"] = below_train[validate, i]
                later[f"below{i}"] = below_test[:, i]
        model = candidate["make"]()
        model.fit(seen, target[learn], sample_weight=None if weights is None else weights[learn])
        CLASSES_SEEN[id(model)] = np.unique(target[learn].astype(int)) if not IS_REGRESSION else None
        out_of_fold[validate] = answers(model, unseen)
        of_test += answers(model, later) / len(folds)
    return out_of_fold, of_test


fitted = {}
for name in [name for name, candidate in CANDIDATES.items() if candidate["level"] == 1]:
    fitted[name] = fit_bag(CANDIDATES[name], None, None)
    print("fitted", name)

below = [fitted[name] for name in STACKED_ON]
below_train = np.hstack([pair[0] for pair in below]) if below else None
below_test = np.hstack([pair[1] for pair in below]) if below else None
for name in [name for name, candidate in CANDIDATES.items() if candidate["level"] == 2]:
    fitted[name] = fit_bag(CANDIDATES[name], below_train, below_test)
    print("fitted", name)

# %% [markdown]
# ## 7. Multi-algorithm tuning
# The ranges that a search looks in. Draw values from them, put them into a candidate above, and compare its out-of-fold score.

# %%
#: ranges


def score(values, truth):
    """Higher is better; the experiment's objective where scikit-learn has it."""
    if IS_REGRESSION:
        guess = values[:, 0]
        return {"mae": -metrics.mean_absolute_error(truth, guess), "r2": metrics.r2_score(truth, guess)}.get(METRIC, -metrics.mean_squared_error(truth, guess) ** 0.5)
    said = decide(values)
    if METRIC == "roc_auc":
        return metrics.roc_auc_score(truth == POSITIVE, values[:, POSITIVE])
    if METRIC in ("f1", "precision", "recall"):
        return getattr(metrics, METRIC + "_score")(truth == POSITIVE, said == POSITIVE, zero_division=0)
    if METRIC == "accuracy":
        return metrics.accuracy_score(truth, said)
    if METRIC == "balanced_accuracy":
        return metrics.balanced_accuracy_score(truth, said)
    if METRIC.endswith("_macro"):
        return getattr(metrics, METRIC.removesuffix("_macro") + "_score")(truth, said, average="macro", zero_division=0)
    return -metrics.log_loss(truth, values, labels=range(len(CLASSES)))


def decide(values):
    if THRESHOLD is None:
        return values.argmax(axis=1)
    return np.where(values[:, POSITIVE] >= THRESHOLD, POSITIVE, 1 - POSITIVE)


for name, (out_of_fold, _) in fitted.items():
    print(f"{name:32} out-of-fold {METRIC} {score(out_of_fold, target):.4f}")

# %% [markdown]
# ## 8. Results on the locked test rows
# Beside them what the server measured on the same rows. Small differences are expected: the libraries draw other random numbers, and some learners have a stand-in.

# %%
total = sum(SELECTED.values())
values = sum(fitted[name][1] * (weight / total) for name, weight in SELECTED.items())
if IS_REGRESSION:
    guess = values[:, 0]
    here = {
        "rmse": metrics.mean_squared_error(actual, guess) ** 0.5,
        "mae": metrics.mean_absolute_error(actual, guess),
        "r2": metrics.r2_score(actual, guess),
    }
else:
    said = decide(values)
    here = {"accuracy": metrics.accuracy_score(actual, said), "log_loss": metrics.log_loss(actual, values, labels=range(len(CLASSES)))}
    if len(CLASSES) == 2:
        here["f1"] = metrics.f1_score(actual == POSITIVE, said == POSITIVE, zero_division=0)
        here["roc_auc"] = metrics.roc_auc_score(actual == POSITIVE, values[:, POSITIVE])
    print(pd.DataFrame(metrics.confusion_matrix(actual, said, labels=range(len(CLASSES))), index=CLASSES, columns=CLASSES))

results = pd.DataFrame({"this notebook": here, "this server": {name: SERVER_SCORES.get(name) for name in here}})
results

# %% [markdown]
# ## 9. Deployment
# On this server: open the experiment, choose the candidate and Deploy. Then call the endpoint with its address and token.

# %%
def call_endpoint(url, token, rows):
    """rows: a list of dictionaries by column name."""
    import urllib.request

    request = urllib.request.Request(url, data=json.dumps({"rows": rows}).encode(), headers={"Content-Type": "application/json", "Authorization": "Bearer " + token})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


sample = json.loads(test.drop(columns=[TARGET]).head(2).to_json(orient="records", date_format="iso"))
sample
