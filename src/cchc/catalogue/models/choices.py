"""Choice lists, pinned: a printed form may corrupt the codes, the meaning stays."""

from django.db import models


class ChoiceList(models.Model):
    """A pinned list of codes, such as 0 none, 1 two levels, 2 three levels."""

    code = models.SlugField(max_length=60, unique=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Choice(models.Model):
    """One code of a list; 0 is a value like any other."""

    choice_list = models.ForeignKey(ChoiceList, on_delete=models.CASCADE, related_name="choices")
    code = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        ordering = ["choice_list", "code"]
        constraints = [models.UniqueConstraint(fields=["choice_list", "code"], name="choice_code")]

    def __str__(self) -> str:
        return f"{self.choice_list.code}:{self.code}"
