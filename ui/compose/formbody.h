#pragma once

#include "core/schema/validate.h"
#include "ui/compose/formplan.h"

#include <QPushButton>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace limner {

class CountField;
class ParameterField;
class SeedField;

//! "▸ Advanced  PAG scale, clip skip…": opens the rest of the form and says what is in there.
class AdvancedToggle final : public QPushButton {
    Q_OBJECT
public:
    AdvancedToggle(const QStringList &hidden, QWidget *parent);
    QSize sizeHint() const override { return {120, 24}; }
    QSize minimumSizeHint() const override { return {80, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hidden;
};

//! What is sent, or what stands in the way.
struct FormAnswer {
    Json values = Json::object();
    std::vector<Problem> problems = {};
    bool stopped = false; //!< by something the schema does not tell: no prompt, a file that is gone
    [[nodiscard]] bool isGood() const { return problems.empty() && !stopped; }
};

//! All fields of one schema.
class FormBody final : public QWidget {
    Q_OBJECT
public:
    FormBody(const ModelSchema &schema, QWidget *parent);

    [[nodiscard]] Json values() const;
    //! The same without secrets, for drafts.
    [[nodiscard]] Json draftValues() const;
    void setValues(const Json &values);
    [[nodiscard]] bool isSeedFixed() const;
    void setSeedRandom();
    void setLastSeed(qint64 seed);
    //! Pictures that one job makes, and jobs that it takes.
    [[nodiscard]] int imagesPerJob() const;
    [[nodiscard]] int jobs() const;
    [[nodiscard]] int images() const { return imagesPerJob() * jobs(); }
    void setImages(int images);

    //! Checks everything; shows every problem at its field and puts the focus on the first.
    FormAnswer check();
    void focusPrompt();
    void focusSeed();
    //! Names the schema does not know.
    [[nodiscard]] QStringList unknown(const Json &values) const;

signals:
    void edited();
    void touched(); //!< the same, but only by the person

private:
    void build(const FormPlan &plan);
    void buildAdvanced(const FormPlan &plan);
    ParameterField *add(ParameterField *field);
    void addPairs(std::vector<ParameterField *> fields);
    void showProblems(const std::vector<Problem> &problems);
    void focusFirstProblem();
    [[nodiscard]] ParameterField *fieldOf(const QString &parameter) const;

    ModelSchema m_schema;
    QVBoxLayout *m_column = nullptr;
    std::vector<ParameterField *> m_fields = {};
    ParameterField *m_prompt = nullptr;
    SeedField *m_seed = nullptr;
    CountField *m_count = nullptr;
    AdvancedToggle *m_toggle = nullptr;
    QWidget *m_advanced = nullptr;
};

} // namespace limner
