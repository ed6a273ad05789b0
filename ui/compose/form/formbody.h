#pragma once

#include "core/schema/validate.h"
#include "ui/compose/form/formplan.h"
#include "ui/compose/form/parameterfield.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace limner {

class AdvancedFields;
class CountField;
class FormPictures;
class Disclosure;
class PromptField;
class SeedField;
class ShapeField;
class SizeField;

//! Where the parts of the form stand.
enum class Arrangement {
    Column, //!< one below the other, in a pane
    Beside  //!< words at the left, values at the right, as much as possible put away
};

//! What is sent, or what stands in the way.
struct FormAnswer {
    Json values = Json::object();
    LocalFiles files = {}; //!< that are named in the values
    std::vector<Problem> problems = {};
    bool stopped = false; //!< by something the schema does not tell: a file that is gone
    [[nodiscard]] bool isGood() const { return problems.empty() && !stopped; }
};

//! All fields of one schema: the values here, the words (prompts and pictures that go in) in a part
//! that may be placed elsewhere.
class FormBody final : public QWidget {
    Q_OBJECT
public:
    FormBody(const ModelSchema &schema, QWidget *parent);
    ~FormBody() override;

    //! Belongs to the form, wherever it is put.
    [[nodiscard]] QWidget *words() const { return m_words; }
    void arrange(Arrangement arrangement);

    [[nodiscard]] Json values() const;
    //! The same without secrets, for drafts.
    [[nodiscard]] Json draftValues() const;
    void setValues(const Json &values);
    [[nodiscard]] bool isSeedFixed() const;
    void setSeedRandom();
    void setLastSeed(qint64 seed);
    //! Pictures that one job makes at most, and jobs that it takes.
    [[nodiscard]] int imagesPerJob() const;
    [[nodiscard]] int jobs() const;
    [[nodiscard]] int images() const;
    void setImages(int images);
    //! The prompt, were it written by the artist; does nothing where the model takes none.
    void setPrompt(const QString &text);
    [[nodiscard]] QString prompt() const;
    //! Null where the model takes none.
    [[nodiscard]] PromptField *promptField() const { return m_prompt; }
    [[nodiscard]] bool hasPrompt() const { return m_prompt != nullptr; }

    //! What is wrong, in a few words, where a field says so: the first of them. "" = nothing.
    [[nodiscard]] QString complaint() const;
    //! Checks everything; shows every problem at its field and puts the focus on the first.
    FormAnswer check();
    //! Says so at the fields that name these inputs.
    void showMissing(const QStringList &inputs);
    void focusPrompt();
    void focusSeed();
    [[nodiscard]] FormPictures &pictures() const { return *m_pictures; }
    //! Names the schema does not know.
    [[nodiscard]] QStringList unknown(const Json &values) const;

signals:
    void edited();
    void touched(); //!< the same, but only by the person
    //! The keyboard went to this field: it and what is said below it should be in sight.
    void wanted(QWidget *field);

private:
    void build(const FormPlan &plan);
    void buildWords(const FormPlan &plan);
    void buildValues(const FormPlan &plan);
    void buildSizes(const FormPlan &plan);
    void buildAdvanced(const FormPlan &plan);
    ParameterField *add(ParameterField *field);
    void addPairs(QVBoxLayout &column, const std::vector<ParameterField *> &fields);
    void showHidden();
    void showProblems(const std::vector<Problem> &problems);
    void focusFirstProblem();
    [[nodiscard]] ParameterField *fieldOf(const QString &parameter) const;

    ModelSchema m_schema;
    Arrangement m_arrangement = Arrangement::Column;
    FormPictures *m_pictures = nullptr;
    QPointer<QWidget> m_words;
    QVBoxLayout *m_column = nullptr;
    std::vector<ParameterField *> m_fields = {};
    PromptField *m_prompt = nullptr;
    PromptField *m_negative = nullptr;
    Disclosure *m_negativeToggle = nullptr;
    SizeField *m_size = nullptr;
    ShapeField *m_shape = nullptr; //!< the one that can say "custom"
    QWidget *m_tuning = nullptr;   //!< steps, guidance, sampler, seed
    SeedField *m_seed = nullptr;
    CountField *m_count = nullptr;
    Disclosure *m_toggle = nullptr;
    AdvancedFields *m_advanced = nullptr;
    QStringList m_tuningNames;
    QStringList m_advancedNames;
};

} // namespace limner
